import type { ErrorCode } from '../../../shared/errors'
import { s3SentencesDe } from './s3-sentences'

/** The core's sentences in German. `{name}` is a detail, `{name|text}` one with words for when it is missing. */
export const errorSentencesDe: Readonly<Record<ErrorCode, string>> = {
  ...s3SentencesDe,
  'open.not-found': 'Unter {path} gibt es keine Datei. Prüfen Sie den Pfad oder wählen Sie die Datei erneut.',
  'open.not-a-file': '{path} ist ein Ordner oder ein Gerät, keine Datei. Wählen Sie eine CSV-Datei darin.',
  'open.empty': '{name} ist leer: null Byte. Exportieren Sie die Datei erneut.',
  'open.no-rows': '{name} enthält keine Datenzeilen, nur {what|Leerzeilen}. Exportieren Sie die Datei erneut.',
  'open.binary': '{name} ist {what|eine Binärdatei}, kein Text. Speichern Sie sie als CSV und öffnen Sie diese.',
  'open.unreadable':
    '{path} lässt sich nicht lesen: {reason|keine Berechtigung}. Ändern Sie die Rechte oder kopieren Sie die Datei.',
  'open.vanished':
    '{path} war beim Öffnen da und ist jetzt weg. Legen Sie die Datei zurück oder wählen Sie eine andere.',
  'open.changed':
    '{path} wurde seit dem Öffnen geändert. Öffnen Sie die Datei erneut, damit nicht Altes mit Neuem vermischt wird.',
  'open.outside-roots':
    '{path} liegt außerhalb der Ordner, die diese App lesen darf. Wählen Sie die Datei im Dialog oder starten Sie mit --root.',
  'open.field-too-long':
    'In Zeile {line} von {name} ist ein Feld länger als {limit} Zeichen, meist wegen eines offenen Anführungszeichens. Korrigieren Sie die Zeile oder wählen Sie ein anderes Anführungszeichen.',
  'open.too-many-columns': '{name} hat {columns} Spalten; erlaubt sind {limit}. Stimmt das Trennzeichen?',
  'open.undecodable': '{name} lässt sich nicht als {encoding} lesen. Wählen Sie eine andere Kodierung.',
  'open.broken-archive':
    '{name} endet mitten in den {compression}-Daten oder ist beschädigt. Laden oder kopieren Sie die Datei erneut.',
  'open.archive-several': 'In {name} liegen {count} Dateien: {shown}. Wählen Sie, welche geöffnet werden soll.',
  'open.archive-entry':
    'In {name} gibt es kein {entry}. Öffnen Sie das Archiv erneut und wählen Sie aus, was darin liegt.',
  'open.archive-encrypted':
    '{entry} in {name} ist mit einem Kennwort geschützt. Entpacken Sie es zuerst und öffnen Sie die Datei selbst.',
  'open.archive-method':
    '{entry} in {name} ist auf seltene Art gepackt (Methode {method}). Entpacken Sie es zuerst und öffnen Sie die Datei selbst.',
  'open.no-files':
    'Unter {path} liegt keine Datei, die sich öffnen lässt. Prüfen Sie den Ordner oder das Muster oder wählen Sie die Dateien selbst.',
  'open.too-many-files': '{count} Dateien sind zu viele für eine Tabelle; erlaubt sind {limit}. Lassen Sie einige weg.',
  'open.nothing-shared':
    '{name} hat mit {other} keine Spalte gemeinsam, die beiden sind also nicht eine Tabelle. Lassen Sie die Datei weg oder öffnen Sie sie für sich.',
  'open.inflates':
    '{name} wird beim Entpacken mehr als {ratio}-mal so groß, was keine Tabelle tut. Es wurde angehalten, bevor es die Platte füllt; entpacken Sie es selbst, wenn Sie ihm vertrauen.',
  'open.upload-too-large': 'Die Datei ist größer als {limit}. Öffnen Sie sie stattdessen über ihren Pfad.',
  'open.unknown-source': 'Die Quelle {sourceId} ist nicht mehr geöffnet. Öffnen Sie die Datei erneut.',
  'check.unknown-column': 'In {name|dieser Datei} gibt es keine Spalte {column}.',
  'check.no-report': '{name|Diese Datei} ist noch nicht geprüft. Warten Sie die Prüfung ab und fragen Sie dann erneut.',
  'check.unknown-finding':
    'Die letzte Prüfung von {name|dieser Datei} kennt diesen Befund nicht. Prüfen Sie die Datei erneut, um die jetzigen zu sehen.',
  'check.too-wide': '{name} hat zu viele Spalten zum Prüfen: {columns}.',
  'check.rule-column':
    'Die Regel „{rule}“ braucht die Spalte {column}, die es in dieser Datei nicht gibt. Ändern Sie die Regel oder schalten Sie sie ab.',
  'check.rule-type':
    'Die Regel „{rule}“ braucht {expected}, und {column} ist {got}. Ändern Sie die Regel oder wie die Spalte gelesen wird.',
  'check.rule-value':
    'Die Regel „{rule}“ vergleicht {column} mit „{value}“, was nicht zu {type} passt. Schreiben Sie Zahlen wie 12.50 und Tage wie 2024-12-31.',
  'check.rule-reference':
    'Die Regel „{rule}“ schaut in {dataset}.{column}, das es nicht gibt. Laden Sie den Datensatz oder ändern Sie die Regel.',
  'shape.bad-expression': 'Der Ausdruck ist an Zeichen {position} nicht lesbar: {reason}.',
  'shape.rates-too-long':
    '{name} erstreckt sich über mehr als {limit} Tage und Währungen. Behalten Sie die Währungen und Jahre, die Sie brauchen.',
  'shape.recipe-file': '{name} ist kein Rezept: {reason}. Wählen Sie ein Rezept, das in Formen gespeichert wurde.',
  'shape.recipe-version':
    '{name} ist ein Rezept der Version {version}; diese App liest Version {newest}. Speichern Sie es mit dieser Version der App neu oder aktualisieren Sie die App.',
  'shape.replay-stopped':
    'Das Rezept des Datensatzes {dataset} läuft auf {name} nicht von selbst: {reasons}. Öffnen Sie die Datei in der App und sehen Sie nach, geben Sie ein Rezept an oder ersetzen Sie den ganzen Datensatz.',
  'shape.bad-pattern': 'Das Muster ist an Zeichen {position} nicht brauchbar: {reason}.',
  'shape.unknown-column':
    'Schritt {step} braucht die Spalte {column}, die es dort nicht gibt. Ändern Sie den Schritt oder schalten Sie ihn ab.',
  'shape.duplicate-column':
    'Schritt {step} würde eine zweite Spalte {column} erzeugen. Wählen Sie einen anderen Namen.',
  'shape.type-mismatch': '{what} braucht {expected} und bekam {got}.',
  'shape.column-type': 'Schritt {step} braucht {expected} in der Spalte {column}; sie ist {got}.',
  'shape.bad-value':
    'Schritt {step} kann {value} nicht in die Spalte {column} setzen; sie ist {got}. Schreiben Sie den Wert so, wie die Spalte ihre Werte zeigt.',
  'shape.bad-step': 'Schritt {step} kann nicht laufen: {reason}.',
  'shape.role-column':
    'Die Rolle {role} zeigt auf die Spalte {column}, die das Rezept nicht ergibt. Wählen Sie eine andere Spalte dafür.',
  'shape.role-type':
    'Die Rolle {role} braucht {expected}; die Spalte {column} ist {got}. Wählen Sie eine andere Spalte oder lesen Sie sie als anderen Typ.',
  'shape.overflow':
    'Eine Zahl aus {what|dem Rezept} hat mehr Ziffern, als genau gehalten werden können (38). Runden Sie ihre Bestandteile oder teilen Sie sie.',
  'shape.lookup-key-not-unique':
    '{name} enthält {count} Schlüssel mehrfach in {column}, zum Beispiel {example}. Ein Nachschlagen braucht jeden Schlüssel genau einmal.',
  'shape.nothing-left':
    'Keine Zeile würde geladen: alle sind abgewiesen oder gefiltert. Die Zeilenbilanz zeigt den Grund.',
  'shape.ambiguous':
    'Spalte {column} lässt sich auf mehrere Arten lesen. Wählen Sie in „Prüfen“ vor dem Laden eine davon.',
  'shape.ledger':
    'Der Zeilenbilanz fehlen {gap} Zeilen, deshalb wurde nichts geladen. Bitte melden Sie das mit der Datei.',
  'load.bad-name':
    '{name} ist kein Name für einen Datensatz. Erlaubt sind Buchstaben, Ziffern und Unterstriche; er beginnt mit einem Buchstaben.',
  'load.below-gate':
    'Die Qualität {score} liegt unter der Grenze von {gate}. Geben Sie einen Grund an, um trotzdem zu laden.',
  'load.rules-failed':
    'Regeln, die das Laden sperren, sind verletzt: {rules}. Nennen Sie einen Grund, um trotzdem zu laden.',
  'load.schema-differs':
    'Der Datensatz {dataset} hat andere Spalten: {difference}. Ändern Sie das Rezept, wählen Sie einen anderen Namen oder ersetzen Sie alles.',
  'load.column-clash':
    'Die Spalten {one} und {other} sind für das Warehouse dieselbe, weil es Groß- und Kleinschreibung nicht unterscheidet. Benennen Sie eine davon unter „Formen“ um.',
  'load.parity':
    'Das Warehouse antwortet andere Zahlen als geformt wurden ({difference}); das Laden wurde zurückgenommen. Nichts hat sich geändert; versuchen Sie es erneut.',
  'cluster.unknown': 'Eine Verbindung {id} gibt es nicht. Wählen Sie unter Cluster eine andere.',
  'cluster.in-use':
    '{name} wird von den Datensätzen {datasets} benutzt. Entfernen Sie zuerst diese; ihre Zeilen bleiben in Druid.',
  'cluster.not-confirmed':
    'Was eingegeben wurde, ist nicht der Name {dataSource}. Geändert wurde nichts; geben Sie den Namen genau so ein, wie er ist.',
  'cluster.no-keys':
    '{name} soll Schlüssel in die Aufgabe schreiben, hat aber keine eigenen. Geben Sie Zugriffsschlüssel und Geheimnis ein, oder wählen Sie signierte URLs.',
  'load.dataset-elsewhere':
    'Der Datensatz {dataset} liegt {where}. Wählen Sie einen anderen Namen, oder laden Sie ihn dort.',
  'explore.targets-overlap':
    'Der Plan {plan} hat zwei Ziele für dieselben Tage: {period} in Zeile {line} liegt über {other}. Entfernen Sie eines davon.',
  'explore.targets-period':
    'Der Plan {plan} hat in Zeile {line} ein Ziel für {period}; diesen Zeitraum hat der Kalender des Datensatzes nicht. Ändern Sie ihn.',
  'explore.plan-exists': 'Einen Plan {plan} gibt es schon. Wählen Sie einen anderen Namen, oder ändern Sie jenen Plan.',
  'explore.no-board':
    'Das gespeicherte Board {board} gibt es nicht mehr. Speichern Sie es als neues, oder öffnen Sie ein anderes.',
  'explore.no-filter-set':
    'Die gespeicherten Filter {name} gibt es nicht mehr. Speichern Sie sie neu unter einem Namen.',
  'explore.filter-set-taken':
    '{dataset} hat schon gespeicherte Filter mit dem Namen {name}. Wählen Sie einen anderen Namen, oder aktualisieren Sie diese.',
  'explore.no-board-file':
    '{name} ist kein Board. Wählen Sie eine JSON-Datei, die mit „Als Datei exportieren“ aus einem gespeicherten Board gemacht wurde.',
  'explore.bad-board-file':
    'Das Board in {name} ist nicht lesbar: was bei {place} steht, gehört dort nicht hin. Exportieren Sie das Board neu.',
  'explore.board-version':
    '{name} ist ein Board der Version {version}; diese App liest Version {newest}. Aktualisieren Sie die App, oder exportieren Sie das Board aus einer älteren.',
  'alerts.unknown':
    'Diesen Alarm gibt es nicht mehr: Er oder sein Datensatz wurde entfernt. Unter „Alarme“ stehen die vorhandenen.',
  'explore.no-tile': 'Das Board von {dataset} hat keine Kachel {tile} mehr. Öffnen Sie das Board erneut.',
  'explore.too-many-values':
    '{column} hat mehr als {limit} verschiedene Werte, zu viele für eine Rangliste aus einem Cluster. Filtern Sie das Board, oder wählen Sie eine andere Spalte.',
  'load.not-provable':
    'Der Auftrag {jobId} lässt sich nicht erneut vergleichen: das geht nur bei einer fertigen Ladung in einen Cluster.',
  'load.money-too-wide':
    'Ein Betrag hat mehr Ziffern, als eine ganze Zahl in Druid fasst (19). Speichern Sie Geld als Gleitkommazahl, oder runden Sie die Spalte unter Formen.',
  'load.task-unknown':
    'Druid kennt die Aufgabe {taskId} nicht mehr; wie sie ausging, weiß niemand. Sehen Sie die Datenquelle an; ein neuer Versuch lädt dieselben Monate nur einmal.',
  'load.task-failed':
    'Die Aufgabe {taskId} ist in Druid gescheitert: {reason|kein Grund angegeben}. Die Datenquelle ist unverändert; siehe das Protokoll der Aufgabe.',
  'load.not-stopped':
    'Druid hat nicht geantwortet, als die Aufgabe {taskId} beendet werden sollte; sie läuft vielleicht weiter. Sehen Sie die Datenquelle an, bevor Sie erneut laden.',
  'load.not-available':
    'Die Zeilen sind in Druid, doch von {segments} Segmenten von {dataSource} sind nach zehn Minuten erst {available} geladen. Haben die Historicals noch Platz? Ein neuer Versuch macht hier weiter.',
  'load.other-digits':
    '{column} hat in dieser Datei {here} Nachkommastellen, und der Datensatz {dataset} hält in Druid {there}: beide Arten von Zeilen würden falsch zusammengezählt. Nichts wurde geladen. Runden Sie es beim Formen, lassen Sie es weg, oder ersetzen Sie alles.',
  'load.other-meaning':
    '{column} steht im Datensatz {dataset} in Druid als {from} und käme als {to}: beide Arten von Zeilen würden falsch zusammengezählt. Nichts wurde geladen. Lassen Sie es weg, oder ersetzen Sie alles.',
  'load.dropped':
    'Die Aufgabe hat ihre Zeilen in {dataSource} gespeichert, aber nichts davon ist in Betrieb: jemand hat die Datenquelle inzwischen weggenommen, oder ihre Aufbewahrung nimmt diese Zeit weg. Holen Sie sie auf der Seite des Clusters zurück, oder ändern Sie die Regeln, und versuchen Sie es erneut; es geht von hier aus weiter.',
  'load.cluster-parity':
    'Die Datenquelle antwortet mit anderen Zahlen, als geformt wurden ({difference}). Der Beleg zeigt jede davon; vielleicht hat inzwischen jemand anderes geladen.',
  'load.edited-spec':
    'Der bearbeitete Text lässt sich nicht abschicken, siehe Zeile {line}: {reason}. Berichtigen Sie ihn, oder setzen Sie ihn zurück.',
  'load.edited-protected':
    'Der bearbeitete Text ändert, was zum Auftrag gehört, siehe Zeile {line}: {reason}. Nehmen Sie diese Änderung zurück.',
  'load.edited-conflict':
    'Der Text wurde dort bearbeitet, wo er jetzt anders lautet ({places}); abgeschickt wurde nichts. Planen Sie das Laden neu und bearbeiten Sie den neuen Text.',
  'load.only-months':
    'Nur einige Monate lassen sich hier nicht laden: {reason}. Laden Sie alle Monate der Datei, oder ersetzen Sie Monate aus einer Datei.',
  'load.source-changed':
    '{name} hat sich geändert, seit diese Ladung begonnen wurde; sie kann nicht weitergehen. Öffnen Sie die Datei erneut und beginnen Sie eine neue Ladung.',
  'load.disk-full':
    'Der Datenträger bei {path} ist voll. Schaffen Sie Platz und versuchen Sie es erneut; geladen wurde nichts.',
  'load.unrecorded':
    'Die Zeilen sind in {dataset}, aber das Laden konnte nicht festgehalten werden: {reason} Schaffen Sie Platz und starten Sie die App neu; sie schließt dieses Laden dann selbst ab.',
  'load.no-rejected':
    'Die abgewiesenen Zeilen von {jobId} sind nicht mehr da ({path}): der Datensatz wurde seither ersetzt oder geleert. Laden Sie die Datei erneut.',
  'load.correction':
    'Die korrigierten Zeilen lassen sich nicht zurückgeben: {reason}. Öffnen Sie die abgewiesenen Zeilen erneut und korrigieren Sie sie dort.',
  'load.put-back-already':
    'Zeile {row} wurde schon zurückgegeben, von {jobId}; nichts wurde geladen, damit keine Zeile doppelt zählt. Lassen Sie diese Zeile weg.',
  'load.replaced-since':
    'Die Zeilen von {jobId} sind nicht mehr in {dataset}: ein späteres Laden hat sie ersetzt. Korrigieren Sie die abgewiesenen Zeilen jenes Ladens.',
  'load.run-under-way':
    '{name} ist schon auf dem Weg nach {dataset}. Warten Sie, bis geladen ist, oder brechen Sie es unter Vorgänge ab.',
  'load.unknown-run': 'Diese Ladevorgänge sind vorbei und abgeräumt. Was aus ihnen wurde, steht unter Vorgänge.',
  'load.unknown-dataset': 'Es gibt keinen Datensatz {dataset}.',
  'jobs.unknown': 'Es gibt keinen Vorgang {jobId}.',
  'jobs.no-receipt': 'Vorgang {jobId} steht auf {state}; nur ein abgeschlossener hat einen Beleg.',
  'jobs.not-cancellable': 'Vorgang {jobId} steht auf {state} und lässt sich nicht abbrechen.',
  'jobs.not-waiting':
    'Vorgang {jobId} steht auf {state}; nur einer, der auf seine Reihe wartet, lässt sich nach vorn stellen.',
  'jobs.not-retryable':
    'Vorgang {jobId} steht auf {state}; nur ein gescheiterter oder abgebrochener lässt sich wiederholen.',
  'jobs.interrupted':
    'Die App wurde mitten im Laden geschlossen. Davon wurde nichts behalten; versuchen Sie es erneut.',
  'explore.sql': 'Das SQL lässt sich nicht ausführen: {reason}',
  'explore.sql-refused': 'Hier läuft nur ein einzelnes SELECT über Ihre Datensätze: {reason}.',
  'explore.sql-dialect':
    'Dieser Teil von Druids SQL läuft nicht auf diesem Rechner: {reason}. Ändern Sie die Anweisung, oder fragen Sie einen Cluster.',
  'explore.read-only':
    'An einen Cluster geht nur ein einzelnes SELECT, WITH … SELECT oder EXPLAIN PLAN FOR, und es wurde nichts gesendet: {reason}. Ändern Sie die Anweisung.',
  'explore.timeout':
    'Die Abfrage dauerte länger als {limitS} s und wurde angehalten. Schränken Sie sie ein oder versuchen Sie es erneut.',
  'explore.no-role': 'Der Datensatz {dataset} hat keine Spalte für {role}.',
  'settings.invalid': '{what} ist keine gültige Einstellung.',
  'page.not-drawn':
    'Das konnte nicht gezeichnet werden: {reason}. Ihre Daten und Aufträge sind davon nicht berührt. Versuchen Sie es noch einmal; bleibt es dabei, kopieren Sie die Einzelheiten in eine Meldung.',
  'export.not-written':
    '{name} konnte nicht geschrieben werden: {reason}. Wählen Sie einen anderen Ordner oder Namen, oder schließen Sie das Programm, das die Datei offen hat, und exportieren Sie erneut.',
  'web.unauthorized':
    'Melden Sie sich mit der Adresse an, die beim Start ausgegeben wurde, oder senden Sie das Token aus run.json.',
  'web.forbidden-origin': 'Die Anfrage kam von einer anderen Seite und wurde abgelehnt.',
  'web.rate-limited': 'Zu viele Anfragen; versuchen Sie es in {retryAfterS} s erneut.',
  'web.bad-request': 'Die Anfrage ist nicht verständlich: {reason}.',
  'web.not-found': 'Unter {path} gibt es nichts. Die Aufrufe stehen unter /api/docs.',
  'web.port-taken':
    'Port {port} ist nicht verwendbar ({reason}). Wählen Sie mit --port einen anderen, oder 0 für einen freien.',
  'web.too-large': 'Die Anfrage ist größer als {limit}.',
  'cli.usage': '{what}. Siehe sales --help.',
  'engine.crashed':
    'Die Engine „{engine}“ ist mitten in der Arbeit stehen geblieben und startet neu. Versuchen Sie es gleich noch einmal.',
  'engine.unavailable':
    'Die Engine „{engine}“ ließ sich fünfmal nicht starten. Starten Sie die App neu; das Protokoll nennt den Grund.',
  'workspace.locked':
    'Eine andere Instanz benutzt den Arbeitsordner {path}. Schließen Sie sie oder starten Sie mit einem anderen --data.',
  'workspace.unusable': 'Der Arbeitsordner {path} ist nicht benutzbar: {reason}.',
  cancelled: 'Abgebrochen.',
  internal:
    'In der App ist etwas Unerwartetes geschehen. Das Protokoll hat die Einzelheiten unter {reference|der Uhrzeit}.',
  'druid.unreachable':
    'Druid ist unter {url} nicht erreichbar: {reason}. Prüfen Sie Adresse und Netz und ob der Router läuft.',
  'druid.tls':
    'Dem Zertifikat von {url} wird nicht vertraut: {reason}. Nennen Sie in der Verbindung die Datei seiner Zertifizierungsstelle, oder seinen Fingerabdruck, wenn es sich selbst unterschrieben hat.',
  'druid.fingerprint':
    'Der Server unter {url} zeigt ein anderes Zertifikat, als die Verbindung erwartet: {fingerprint}. Wurde es erneuert, prüfen Sie den neuen Fingerabdruck am Server und tragen ihn in die Verbindung ein.',
  'druid.certificate-file':
    'Die Zertifikatsdatei {path} ist nicht brauchbar: {reason}. Wählen Sie eine PEM-Datei, die diese App lesen darf.',
  'druid.unauthorized':
    'Druid unter {url} nimmt die Anmeldung dieser Verbindung nicht an. Prüfen Sie Benutzer, Kennwort oder Token, und wie die Verbindung sich anmeldet.',
  'druid.forbidden':
    'Druid erlaubt diesem Konto den Aufruf {call} nicht. Bitten Sie die Verwaltung um das Recht {grant|, das er braucht}.',
  'druid.extension-missing':
    'Druid kennt den Typ {type} nicht. Nehmen Sie {extension|die Erweiterung, die ihn mitbringt,} auf allen Diensten in druid.extensions.loadList auf und starten Sie sie neu, oder wählen Sie im Formular einen anderen Weg.',
  'druid.class-missing':
    'Dem {service} von Druid fehlt die Klasse {className}: eine seiner Erweiterungen ist unvollständig oder von einer anderen Version. Lassen Sie ihren Ordner unter extensions/ richten, oder lassen Sie weg, was sie braucht.',
  'druid.not-supported':
    'Dieses Druid hat kein {call}. Wählen Sie die native Aufnahme, oder aktualisieren oder erweitern Sie den Cluster.',
  'druid.service-down':
    'Der Router antwortet, aber {service|der Dienst dahinter} von Druid nicht. Sehen Sie nach, ob der Dienst läuft, und versuchen Sie es erneut.',
  'druid.busy':
    'Druid ist dafür gerade zu beschäftigt: {reason}. Versuchen Sie es später, oder verlangen Sie weniger auf einmal.',
  'druid.timeout':
    'Druid hat {call} nicht rechtzeitig beantwortet ({limit|eigene Grenze}). Versuchen Sie es erneut, oder erlauben Sie in der Verbindung mehr Zeit.',
  'druid.answer-lost':
    'Die Verbindung zu Druid ist abgebrochen, nachdem {call} gesendet war; ob es getan wurde, ist daher nicht bekannt. Es wird nachgesehen, bevor etwas erneut gesendet wird.',
  'druid.bad-answer':
    'Unter {url} wurde {call} mit Status {status} und nicht so beantwortet, wie Druid es tut: {reason}. Prüfen Sie, ob die Adresse die des Routers ist.',
  'druid.answer-too-large': 'Die Antwort auf {call} ist größer als {limit}. Verlangen Sie weniger Zeilen oder Spalten.',
  'druid.invalid-sql': 'Druid hat das SQL abgelehnt: {reason} (Zeile {line|?}, Spalte {column|?}). Ändern Sie es dort.',
  'druid.query-failed': 'Die Abfrage ist in Druid gescheitert: {reason}. Ändern Sie die Abfrage.',
  'druid.out-of-room':
    'Druid hat für diese Abfrage zu wenig Speicher: {reason}. Verlangen Sie weniger auf einmal (eine kürzere Zeit, weniger Gruppen), oder lassen Sie druid.query.groupBy.maxOnDiskStorage im Cluster erhöhen.',
  'druid.query-cancelled':
    'Die Abfrage {queryId|} wurde in Druid von jemand anderem abgebrochen. Führen Sie sie erneut aus.',
  'druid.unknown-datasource':
    'Druid hat keine Datenquelle {dataSource}, oder noch ist keines ihrer Segmente geladen. Prüfen Sie den Namen; nach dem Laden dauert es einige Sekunden.',
  'druid.rejected': 'Druid hat {call} abgelehnt: {reason}. Ändern Sie, was dort genannt ist, und senden Sie es erneut.',
  'druid.bad-form': 'Aus diesem Formular lässt sich keine Aufnahme machen: {reason}. Ändern Sie das Formular.',
  'druid.no-slot':
    'Das Laden braucht {needed} Plätze für Aufgaben, und {free} von {total} sind frei. Warten Sie, bis andere fertig sind, verlangen Sie weniger Aufgaben, oder stellen Sie mehr Arbeiter bereit.',
  'druid.unknown-task': 'Druid kennt die Aufgabe {taskId} nicht, oder hat sie seit ihrem Ende vergessen.',
  'druid.task-failed':
    'Die Aufgabe {taskId} ist in Druid gescheitert: {reason}. Ihr Protokoll sagt mehr; die Zeilen von vorher sind unverändert.',
  'druid.task-killed':
    'Die Aufgabe {taskId} wurde in Druid von jemand anderem beendet. Nichts davon wurde gespeichert; laden Sie erneut.',
  'druid.bad-row':
    'Die Aufgabe {taskId} hat an einer Zeile angehalten, die Druid nicht lesen kann: {row} ({reason}). Nichts davon wurde gespeichert. Berichtigen Sie die Zeile, oder wie sie gelesen wird, und laden Sie erneut; mit einer geänderten Spezifikation sehen Sie zuerst dort nach.',
  'druid.rows-outside':
    'Die Aufgabe {taskId} hat Zeilen außerhalb der zu ersetzenden Monate gefunden ({reason}), also wurde nichts gespeichert. Nehmen Sie deren Monate hinzu, oder ersetzen Sie alles.',
  'druid.time-missing':
    'Die Aufgabe {taskId} hat Zeilen ohne Zeit gefunden, die Druid nicht speichern kann. Lassen Sie diese Zeilen weg, oder sagen Sie im Formular, welche Zeit sie bekommen.',
  'druid.no-rows':
    'Die Aufgabe {taskId} hat im Veröffentlichten keine Zeilen gefunden und nichts gespeichert. Prüfen Sie, ob Druid das richtige Objekt liest.',
  'druid.input-denied':
    'Druid darf das veröffentlichte Objekt nicht lesen: {reason}. Prüfen Sie die Schlüssel, die es benutzt, oder ob die signierte URL abgelaufen ist.',
  'druid.input-missing':
    'Druid findet das veröffentlichte Objekt nicht: {reason}. Prüfen Sie Bucket, Schlüssel und Endpunkt, wie Druid sie sieht.',
  'druid.input-unreachable':
    'Druid kann das veröffentlichte Objekt nicht lesen: {reason}. Der Objektspeicher muss von den Rechnern Druids aus erreichbar sein; nennen Sie den Endpunkt für Druid, wenn er ein anderer ist.'
}
