/** Secrets in the keychain of the system; on a machine without one, in this process only. */
import { AsyncEntry } from '@napi-rs/keyring'
import type { SecretStore } from '../../pipeline/cluster-ports'

/** Under this name the keychain shows the app's entries. */
const service = 'Sales Analytics Desktop'

/**
 * Opens the keychain; where there is none that answers (a server without a desktop, a container), secrets live as long as the process and
 * `kind` says so.
 */
export async function openSecrets(): Promise<SecretStore> {
  try {
    const probe = new AsyncEntry(service, 'probe')
    await probe.setPassword('probe')
    await probe.deletePassword()
    return keychain()
  } catch {
    return memorySecrets()
  }
}

function keychain(): SecretStore {
  const entry = (name: string) => new AsyncEntry(service, name)
  return {
    kind: 'keychain',
    get: async (name) => (await entry(name).getPassword()) ?? null,
    set: async (name, value) => {
      await entry(name).setPassword(value)
    },
    remove: async (name) => {
      // Nothing to be removed is fine, too.
      await entry(name)
        .deletePassword()
        .catch(() => undefined)
    }
  }
}

export function memorySecrets(): SecretStore {
  const values = new Map<string, string>()
  return {
    kind: 'memory',
    get: async (name) => values.get(name) ?? null,
    set: async (name, value) => void values.set(name, value),
    remove: async (name) => void values.delete(name)
  }
}
