/** Names under which specs carry secrets. */
export const secretNames =
  'password|secretAccessKey|secretKey|accessKeyId|accessKey|sessionToken|authorization|assumeRoleExternalId|pwd'

const secretName = new RegExp(`^(?:${secretNames})$`, 'i')

export function isSecretName(name: string): boolean {
  return secretName.test(name)
}
