import type { ErrorCode } from '../../../shared/errors'

type S3Code = Extract<ErrorCode, `s3.${string}`>

/** The sentences of the object store in German. */
export const s3SentencesDe: Readonly<Record<S3Code, string>> = {
  's3.dns':
    'Den Namen {host} des S3-Servers kennt das Netz nicht. Prüfen Sie Endpunkt, Region und die Verbindung zum Netz.',
  's3.refused': 'Unter {host} antwortet kein S3. Prüfen Sie Adresse und Port und ob der Server läuft.',
  's3.unreachable':
    'Der S3-Server {host} hat nicht rechtzeitig geantwortet. Prüfen Sie Netz, Firewall und Proxy und versuchen Sie es erneut; was gesendet ist, bleibt erhalten.',
  's3.connection-lost':
    'Die Verbindung zum S3-Server {host} ist abgerissen. Versuchen Sie es erneut; was gesendet ist, bleibt erhalten.',
  's3.proxy':
    'Der Proxy {proxy} hat die Anfrage an S3 nicht durchgelassen ({reason}). Prüfen Sie die Einstellung des Proxys.',
  's3.tls-untrusted':
    'Das Zertifikat von {host} stammt von einer Stelle, die dieser Rechner nicht kennt ({reason}). Geben Sie deren Zertifikat als PEM-Datei in der Verbindung an.',
  's3.tls-name':
    'Das Zertifikat des S3-Servers gilt für einen anderen Namen als {host}. Nehmen Sie den Namen aus dem Zertifikat als Endpunkt, oder den Pfad-Stil, wenn es am Bucket liegt.',
  's3.tls-expired':
    'Das Zertifikat von {host} ist abgelaufen oder gilt noch nicht. Erneuern Sie es auf dem Server oder prüfen Sie die Uhr dieses Rechners.',
  's3.tls':
    'Zu {host} kommt keine verschlüsselte Verbindung zustande ({reason}). Beginnt der Endpunkt mit dem richtigen von http:// und https://?',
  's3.ca-unreadable':
    'Die Zertifikatsdatei {path} ist nicht brauchbar: {reason}. Wählen Sie eine PEM-Datei mit dem Zertifikat der Stelle.',
  's3.not-s3':
    '{host} antwortet, aber nicht wie ein S3-Server (Status {status}). Prüfen Sie den Endpunkt: gemeint ist die Adresse der API, nicht die der Konsole.',
  's3.no-credentials':
    'Es fanden sich keine Schlüssel für S3 ({source}). Setzen Sie sie in der Umgebung oder im Profil, oder geben Sie Zugriffsschlüssel und Geheimnis ein.',
  's3.sign-in-expired':
    'Die Anmeldung für S3 ist abgelaufen ({source}). Melden Sie sich neu an (bei SSO: aws sso login) und versuchen Sie es erneut; was gesendet ist, bleibt erhalten.',
  's3.unknown-key':
    'Der S3-Server {host} kennt diesen Zugriffsschlüssel nicht. Prüfen Sie ihn oder legen Sie auf dem Server einen neuen an.',
  's3.wrong-secret':
    'Das Geheimnis zum Zugriffsschlüssel ist nicht das, das {host} kennt. Geben Sie das Geheimnis neu ein.',
  's3.expired-token':
    'Die zeitlich begrenzten Schlüssel für S3 sind abgelaufen. Geben Sie neue ein und versuchen Sie es erneut; was gesendet ist, bleibt erhalten.',
  's3.clock-skew':
    'Die Uhr dieses Rechners weicht {minutes|mehr als 15} min von der des S3-Servers ab, der mehr als 15 ablehnt. Stellen Sie die Uhr (Zeitabgleich einschalten) und versuchen Sie es erneut.',
  's3.bucket-missing': 'Bei {host} gibt es keinen Bucket {bucket}. Legen Sie ihn an oder berichtigen Sie den Namen.',
  's3.region':
    'Der Bucket {bucket} liegt in der Region {expected|eines anderen Endpunkts}, nicht in {region}. Ändern Sie die Region der Verbindung.',
  's3.denied':
    'Der Zugriffsschlüssel darf {action} auf {resource} nicht. Ergänzen Sie das Recht in seiner Richtlinie; „Verbindung testen“ zeigt den Eintrag.',
  's3.kms':
    'Der Schlüssel {keyId} zur Verschlüsselung ist nicht verwendbar ({reason}). Aktivieren Sie ihn und erlauben Sie darauf kms:GenerateDataKey und kms:Decrypt, oder wählen Sie eine andere Verschlüsselung.',
  's3.slow-down':
    'Der S3-Server {host} bittet darum, weniger zu senden ({code}). Versuchen Sie es in ein paar Minuten erneut oder begrenzen Sie die Bandbreite.',
  's3.server':
    'Beim S3-Server {host} ist etwas fehlgeschlagen ({code}). Versuchen Sie es erneut; den Grund nennt sein eigenes Protokoll.',
  's3.full': 'Der Bucket {bucket} nimmt nichts mehr an ({code}). Schaffen Sie Platz oder erhöhen Sie sein Kontingent.',
  's3.too-large': '{key} ist für S3 zu groß: {sizeBytes} von höchstens {limitBytes} Byte. Teilen Sie die Ladung auf.',
  's3.part-too-small':
    'Dem S3-Server war ein Teil von {key} zu klein. Das Hochladen wurde aufgegeben; versuchen Sie es erneut.',
  's3.changed':
    'Die Datei {path} ist nicht mehr die geprüfte: sie hat sich inzwischen geändert. Auf S3 bleibt nichts von ihr; beginnen Sie die Ladung erneut.',
  's3.damaged':
    '{key} kam beschädigt beim S3-Server an und wurde dort abgelehnt. Versuchen Sie es erneut; geschieht es öfter, prüfen Sie das Netz.',
  's3.unverified':
    '{key} liegt auf S3, aber nicht so, wie es gesendet wurde ({difference}). Verwenden Sie es nicht; versuchen Sie es erneut und sehen Sie nach, wer sonst unter diesem Präfix schreibt.',
  's3.conflict':
    'Unter {key} liegt in {bucket} schon ein anderer Inhalt, er blieb unverändert. Entfernen Sie ihn dort oder laden Sie unter einem anderen Namen.',
  's3.paused': 'Das Hochladen von {key} ist angehalten. Setzen Sie es fort; was gesendet ist, bleibt erhalten.',
  's3.invalid':
    'Der S3-Server {host} nimmt {action} so nicht an ({code}). Prüfen Sie Speicherklasse, Schlagwörter und Verschlüsselung der Verbindung.'
}
