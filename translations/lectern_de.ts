<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>Api</name>
    <message>
        <source>This access token is no longer accepted. Sign in again</source>
        <translation>Dieses Zugriffstoken wird nicht mehr angenommen. Neu anmelden</translation>
    </message>
</context>
<context>
    <name>SecretStore</name>
    <message>
        <source>No sign-in is kept</source>
        <translation>Keine Anmeldung ist gespeichert</translation>
    </message>
    <message>
        <source>The kept sign-in can’t be read. Sign in again</source>
        <translation>Die gespeicherte Anmeldung ist nicht lesbar. Neu anmelden</translation>
    </message>
    <message>
        <source>The keychain of this computer can’t be used. Unlock it, or sign in until Lectern is closed</source>
        <translation>Der Schlüsselspeicher dieses Computers ist nicht nutzbar. Entsperren Sie ihn, oder melden Sie sich an, bis Lectern geschlossen wird</translation>
    </message>
</context>
<context>
    <name>SignIn</name>
    <message>
        <source>Enter your e-mail address and password</source>
        <translation>E-Mail-Adresse und Passwort eingeben</translation>
    </message>
</context>
<context>
    <name>Store</name>
    <message>
        <source>This account is open in another window or program of Lectern. Close it there, then try again.</source>
        <translation>Dieses Konto ist in einem anderen Fenster oder Programm von Lectern geöffnet. Dort schließen, dann erneut versuchen.</translation>
    </message>
    <message>
        <source>Lectern may not write in its folder. Make the folder writable, then try again.</source>
        <translation>Lectern darf in seinen Ordner nicht schreiben. Den Ordner beschreibbar machen, dann erneut versuchen.</translation>
    </message>
    <message>
        <source>There is no such account on this computer.</source>
        <translation>Dieses Konto gibt es auf diesem Computer nicht.</translation>
    </message>
    <message>
        <source>This person has an account at that address already.</source>
        <translation>Diese Person hat unter dieser Adresse bereits ein Konto.</translation>
    </message>
    <message>
        <source>A newer version of Lectern wrote the file %1. Update Lectern on this computer; the file was not touched.</source>
        <translation>Die Datei %1 stammt von einer neueren Version von Lectern. Lectern auf diesem Computer aktualisieren; die Datei wurde nicht verändert.</translation>
    </message>
    <message>
        <source>Lectern&apos;s file on this computer is damaged.</source>
        <translation>Die Datei von Lectern auf diesem Computer ist beschädigt.</translation>
    </message>
    <message>
        <source>The folder %1 cannot be made or used. Check who may write there, or choose another one.</source>
        <translation>Der Ordner %1 lässt sich nicht anlegen oder benutzen. Prüfen, wer dort schreiben darf, oder einen anderen wählen.</translation>
    </message>
    <message numerus="yes">
        <source>A label has at most %n character(s).</source>
        <translation>
            <numerusform>Eine Bezeichnung hat höchstens %n Zeichen.</numerusform>
            <numerusform>Eine Bezeichnung hat höchstens %n Zeichen.</numerusform>
        </translation>
    </message>
    <message>
        <source>This session has another result of yours, recorded before you were known to the server.</source>
        <translation>Zu dieser Sitzung gibt es ein weiteres eigenes Ergebnis, aufgezeichnet vor der ersten Anmeldung am Server.</translation>
    </message>
    <message>
        <source>All results were taken over, but the old file could not be renamed.</source>
        <translation>Alle Ergebnisse wurden übernommen, aber die alte Datei ließ sich nicht umbenennen.</translation>
    </message>
    <message>
        <source>being sent</source>
        <translation>wird gesendet</translation>
    </message>
    <message>
        <source>delivered</source>
        <translation>zugestellt</translation>
    </message>
    <message>
        <source>needs attention</source>
        <translation>zu klären</translation>
    </message>
    <message>
        <source>waiting to be sent</source>
        <translation>wartet auf das Senden</translation>
    </message>
    <message>
        <source>This session has a result already: record %1 (%2). Nothing was changed.</source>
        <translation>Diese Sitzung hat bereits ein Ergebnis: Eintrag %1 (%2). Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Only a result that the server refused can be corrected. Nothing was changed.</source>
        <translation>Nur ein Ergebnis, das der Server abgelehnt hat, lässt sich korrigieren. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>This result cannot be taken back: it may have reached the server already.</source>
        <translation>Dieses Ergebnis lässt sich nicht zurückholen: Es kann den Server schon erreicht haben.</translation>
    </message>
    <message>
        <source>This session has another draft by now. Clear that first, then take the result back.</source>
        <translation>Diese Sitzung hat inzwischen einen anderen Entwurf. Erst diesen leeren, dann das Ergebnis zurückholen.</translation>
    </message>
    <message>
        <source>There is nothing to try again for this result.</source>
        <translation>Bei diesem Ergebnis gibt es nichts erneut zu versuchen.</translation>
    </message>
    <message>
        <source>This result is in no conflict. Nothing was changed.</source>
        <translation>Dieses Ergebnis steht zu keinem anderen im Widerspruch. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>This result cannot be discarded: it has reached the server, or it may have.</source>
        <translation>Dieses Ergebnis lässt sich nicht verwerfen: Es hat den Server erreicht oder kann ihn erreicht haben.</translation>
    </message>
    <message>
        <source>There is no record %1 on this computer.</source>
        <translation>Einen Eintrag %1 gibt es auf diesem Computer nicht.</translation>
    </message>
    <message>
        <source>This result is not being sent. Nothing was changed.</source>
        <translation>Dieses Ergebnis wird nicht gesendet. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>This result is not waiting to be sent.</source>
        <translation>Dieses Ergebnis wartet nicht auf das Senden.</translation>
    </message>
    <message>
        <source>Lectern&apos;s damaged file could not be set aside. Check who may write in its folder.</source>
        <translation>Die beschädigte Datei von Lectern ließ sich nicht beiseitelegen. Prüfen, wer in ihren Ordner schreiben darf.</translation>
    </message>
    <message>
        <source>No space left on this disk. Make room, then save again.</source>
        <translation>Auf diesem Datenträger ist kein Platz mehr. Platz schaffen, dann erneut speichern.</translation>
    </message>
    <message>
        <source>Lectern may not write in its folder. Make the folder writable, then save again.</source>
        <translation>Lectern darf in seinen Ordner nicht schreiben. Den Ordner beschreibbar machen, dann erneut speichern.</translation>
    </message>
    <message>
        <source>Another program is writing Lectern&apos;s file just now. Try again in a moment.</source>
        <translation>Ein anderes Programm schreibt gerade in die Datei von Lectern. Gleich erneut versuchen.</translation>
    </message>
    <message>
        <source>This contradicts what is stored already. Nothing was changed.</source>
        <translation>Das widerspricht dem, was schon gespeichert ist. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>The disk could not be read or written. Nothing was changed. Try again, or check the disk.</source>
        <translation>Der Datenträger ließ sich nicht lesen oder beschreiben. Nichts wurde geändert. Erneut versuchen oder den Datenträger prüfen.</translation>
    </message>
    <message>
        <source>The file %1 cannot be written: %2</source>
        <translation>Die Datei %1 lässt sich nicht schreiben: %2</translation>
    </message>
    <message>
        <source>There is no file %1.</source>
        <translation>Eine Datei %1 gibt es nicht.</translation>
    </message>
    <message>
        <source>The file %1 cannot be read: %2</source>
        <translation>Die Datei %1 lässt sich nicht lesen: %2</translation>
    </message>
    <message>
        <source>This is no file with results from Lectern.</source>
        <translation>Das ist keine Datei mit Ergebnissen aus Lectern.</translation>
    </message>
    <message>
        <source>The results in this file are for the server %1, but this account is at %2. Nothing was taken over.</source>
        <translation>Die Ergebnisse in dieser Datei sind für den Server %1, dieses Konto ist aber bei %2. Nichts wurde übernommen.</translation>
    </message>
    <message>
        <source>The results in this file are somebody else&apos;s (%1), and %2 is signed in. Nothing was taken over.</source>
        <translation>Die Ergebnisse in dieser Datei gehören jemand anderem (%1), angemeldet ist %2. Nichts wurde übernommen.</translation>
    </message>
    <message>
        <source>There is a file %1 already. It was left as it is; choose another name.</source>
        <translation>Eine Datei %1 gibt es schon. Sie blieb, wie sie ist; einen anderen Namen wählen.</translation>
    </message>
    <message>
        <source>The file is damaged or incomplete. Nothing was taken over.</source>
        <translation>Die Datei ist beschädigt oder unvollständig. Nichts wurde übernommen.</translation>
    </message>
    <message>
        <source>A newer version of Lectern wrote this file. Update Lectern on this computer, then try again.</source>
        <translation>Diese Datei stammt von einer neueren Version von Lectern. Lectern auf diesem Computer aktualisieren, dann erneut versuchen.</translation>
    </message>
    <message>
        <source>This session has another result of yours on this computer.</source>
        <translation>Zu dieser Sitzung gibt es auf diesem Computer ein weiteres eigenes Ergebnis.</translation>
    </message>
    <message>
        <source>The file cannot be encrypted or read here: there is too little memory.</source>
        <translation>Die Datei lässt sich hier nicht verschlüsseln oder lesen: Der Arbeitsspeicher reicht nicht.</translation>
    </message>
    <message numerus="yes">
        <source>The passphrase needs at least %n character(s).</source>
        <translation>
            <numerusform>Die Passphrase braucht mindestens %n Zeichen.</numerusform>
            <numerusform>Die Passphrase braucht mindestens %n Zeichen.</numerusform>
        </translation>
    </message>
    <message>
        <source>There is too much for one file.</source>
        <translation>Für eine Datei ist es zu viel.</translation>
    </message>
    <message>
        <source>The passphrase is wrong. Nothing was taken over.</source>
        <translation>Die Passphrase ist falsch. Nichts wurde übernommen.</translation>
    </message>
    <message>
        <source>The file with the results on this computer is damaged. Close Lectern and start it again: it brings what can be read into a new file and keeps the damaged one.</source>
        <translation>Die Datei mit den Ergebnissen auf diesem Computer ist beschädigt. Lectern schließen und neu starten: Was lesbar ist, kommt in eine neue Datei, die beschädigte bleibt erhalten.</translation>
    </message>
    <message>
        <source>Lectern could not write in its folder. Make room on the disk, or make the folder writable, then try again.</source>
        <translation>Lectern konnte nicht in seinen Ordner schreiben. Platz auf dem Datenträger schaffen oder den Ordner beschreibbar machen, dann erneut versuchen.</translation>
    </message>
    <message>
        <source>Lectern&apos;s list of accounts is damaged. Close all windows and programs of Lectern, then start it again: it makes the list anew. No result is lost.</source>
        <translation>Die Liste der Konten ist beschädigt. Alle Fenster und Programme von Lectern schließen und neu starten: Die Liste wird dann neu angelegt. Kein Ergebnis geht verloren.</translation>
    </message>
    <message>
        <source>%1 is no regular file. Give one that can be read to its end.</source>
        <translation>%1 ist keine gewöhnliche Datei. Eine angeben, die sich bis zu ihrem Ende lesen lässt.</translation>
    </message>
    <message>
        <source>The file %1 is too long.</source>
        <translation>Die Datei %1 ist zu lang.</translation>
    </message>
    <message>
        <source>The folder %1 holds other things and no data of Lectern. Choose a folder that is empty, or one that is not there yet.</source>
        <translation>Im Ordner %1 liegt anderes und nichts von Lectern. Einen leeren Ordner wählen, oder einen, den es noch nicht gibt.</translation>
    </message>
    <message>
        <source>This is more than one file can hold. Nothing was exported; send what you can, then export the rest.</source>
        <translation>Das ist mehr, als eine Datei fasst. Nichts wurde exportiert. Senden, was möglich ist, dann den Rest exportieren.</translation>
    </message>
    <message>
        <source>There is no room for %1. Make room, then try again.</source>
        <translation>Für %1 ist kein Platz. Platz schaffen und erneut versuchen.</translation>
    </message>
    <message>
        <source>%1 cannot be written. Choose another folder, then try again.</source>
        <translation>%1 lässt sich nicht schreiben. Einen anderen Ordner wählen und erneut versuchen.</translation>
    </message>
    <message>
        <source>The server says two different things about who is signed in. Nothing was changed, and nothing is sent. Sign in again; if that does not help, ask the server&apos;s administrator.</source>
        <translation>Der Server sagt zweierlei darüber, wer angemeldet ist. Nichts wurde geändert, und nichts wird gesendet. Melden Sie sich neu an; hilft das nicht, fragen Sie den Administrator des Servers.</translation>
    </message>
    <message>
        <source>Only what waits to be sent can be held back.</source>
        <translation>Nur was auf das Senden wartet, kann zurückgehalten werden.</translation>
    </message>
</context>
<context>
    <name>lectern</name>
    <message>
        <source>The server’s answer holds no access token</source>
        <translation>Die Antwort des Servers enthält kein Zugriffstoken</translation>
    </message>
    <message>
        <source>E-mail address and password don’t match. Check both and try again</source>
        <translation>E-Mail-Adresse und Passwort passen nicht zusammen. Beide prüfen und erneut versuchen</translation>
    </message>
    <message>
        <source>This server has no sign-in with e-mail and password. Use an access token</source>
        <translation>Dieser Server kennt keine Anmeldung mit E-Mail und Passwort. Ein Zugriffstoken verwenden</translation>
    </message>
    <message>
        <source>The server did not accept this sign-in</source>
        <translation>Der Server hat diese Anmeldung nicht angenommen</translation>
    </message>
</context>
<context>
    <name>lectern::AccountButton</name>
    <message>
        <source>Account: %1, %2</source>
        <translation>Konto: %1, %2</translation>
    </message>
</context>
<context>
    <name>lectern::AccountDesk</name>
    <message>
        <source>this computer</source>
        <translation>dieser Computer</translation>
    </message>
    <message>
        <source>Instructor</source>
        <translation>Lehrkraft</translation>
    </message>
    <message>
        <source>This access token has ended. Get a new one, then try again. Nothing was saved.</source>
        <translation>Dieses Zugriffstoken ist abgelaufen. Besorgen Sie ein neues und versuchen Sie es noch einmal. Nichts wurde gespeichert.</translation>
    </message>
    <message>
        <source>This token was never used here, and this call asks no server. Nothing was saved.</source>
        <translation>Dieses Token wurde hier noch nie verwendet, und dieser Aufruf fragt keinen Server. Nichts wurde gespeichert.</translation>
    </message>
    <message>
        <source>This token was never used here, and the server can&apos;t be reached. Nothing was saved.</source>
        <translation>Dieses Token wurde hier noch nie verwendet, und der Server ist nicht zu erreichen. Nichts wurde gespeichert.</translation>
    </message>
    <message>
        <source>The accounts could not be brought together.</source>
        <translation>Die Konten konnten nicht zusammengeführt werden.</translation>
    </message>
    <message>
        <source>%1 Nothing was saved.</source>
        <translation>%1 Nichts wurde gespeichert.</translation>
    </message>
</context>
<context>
    <name>lectern::AttentionSection</name>
    <message>
        <source>Keep the server&apos;s</source>
        <translation>Das des Servers behalten</translation>
    </message>
    <message>
        <source>Export ours…</source>
        <translation>Eigenes exportieren …</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Discard…</source>
        <translation>Verwerfen …</translation>
    </message>
    <message>
        <source>Yours stays in the history of this computer, where it can still be read and exported. Nothing is deleted.</source>
        <translation>Das eigene bleibt im Verlauf auf diesem Computer und lässt sich dort weiter lesen und exportieren. Nichts wird gelöscht.</translation>
    </message>
    <message>
        <source>Completed elsewhere at %1, without a score.</source>
        <comment>a time</comment>
        <translation>Anderswo abgeschlossen um %1, ohne Punkte.</translation>
    </message>
    <message>
        <source>Completed elsewhere at %1 with %2.</source>
        <comment>a time, a score</comment>
        <translation>Anderswo abgeschlossen um %1 mit %2 Punkten.</translation>
    </message>
    <message>
        <source>Completed elsewhere, without a score.</source>
        <translation>Anderswo abgeschlossen, ohne Punkte.</translation>
    </message>
    <message>
        <source>Completed elsewhere with %1.</source>
        <comment>a score</comment>
        <translation>Anderswo abgeschlossen mit %1 Punkten.</translation>
    </message>
    <message>
        <source>The session has a result already</source>
        <translation>Die Sitzung hat schon ein Ergebnis</translation>
    </message>
    <message>
        <source>The result recorded here will not replace it.</source>
        <translation>Das hier aufgezeichnete Ergebnis wird es nicht ersetzen.</translation>
    </message>
    <message>
        <source>A result recorded here would not replace it.</source>
        <translation>Ein hier aufgezeichnetes Ergebnis würde es nicht ersetzen.</translation>
    </message>
    <message>
        <source>Completed elsewhere on %1, without a score.</source>
        <comment>a day</comment>
        <translation>Anderswo abgeschlossen am %1, ohne Punkte.</translation>
    </message>
    <message>
        <source>Completed elsewhere on %1 with %2.</source>
        <comment>a day, a score</comment>
        <translation>Anderswo abgeschlossen am %1 mit %2 Punkten.</translation>
    </message>
</context>
<context>
    <name>lectern::BackBar</name>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Back to the list (%1)</source>
        <translation>Zurück zur Liste (%1)</translation>
    </message>
    <message>
        <source>Previous session</source>
        <translation>Vorige Sitzung</translation>
    </message>
    <message>
        <source>Next session</source>
        <translation>Nächste Sitzung</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <extracomment>the place of a session in the list: &quot;2 of 32&quot;</extracomment>
        <translation>%1 von %2</translation>
    </message>
</context>
<context>
    <name>lectern::CommandController</name>
    <message>
        <source>About Lectern</source>
        <translation>Über Lectern</translation>
    </message>
    <message>
        <source>Lectern %1</source>
        <translation>Lectern %1</translation>
    </message>
    <message>
        <source>Records the results of supervised VR training, with or without a network.

Free software under the GNU General Public License, version 3 or later, without any warranty.

Qt %1</source>
        <translation>Hält die Ergebnisse betreuter VR-Schulungen fest, mit und ohne Netz.

Freie Software unter der GNU General Public License, Version 3 oder später, ohne jede Gewährleistung.

Qt %1</translation>
    </message>
</context>
<context>
    <name>lectern::CompletionForm</name>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>Punkte</translation>
    </message>
    <message>
        <source>Time spent</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notizen</translation>
    </message>
    <message>
        <source>Draft saved %1</source>
        <comment>time or weekday</comment>
        <translation>Entwurf gespeichert %1</translation>
    </message>
</context>
<context>
    <name>lectern::ConflictRows</name>
    <message>
        <source>Not known yet</source>
        <translation>Noch nicht bekannt</translation>
    </message>
    <message>
        <source>No score</source>
        <translation>Keine Punkte</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>Punkte</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>Passed</source>
        <translation>Bestanden</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Verfehlt</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>No time</source>
        <translation>Keine Zeit</translation>
    </message>
    <message>
        <source>Time spent</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>Abgeschlossen</translation>
    </message>
    <message>
        <source>(this computer)</source>
        <translation>(dieser Computer)</translation>
    </message>
    <message>
        <source>(server)</source>
        <translation>(Server)</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notizen</translation>
    </message>
    <message>
        <source>No notes</source>
        <translation>Keine Notizen</translation>
    </message>
    <message>
        <source>Not sent back by the server</source>
        <translation>Gibt der Server nicht zurück</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <extracomment>a day and a time of day: &quot;Today 10:14&quot;</extracomment>
        <translation>%1 %2</translation>
    </message>
</context>
<context>
    <name>lectern::ConflictTable</name>
    <message>
        <source>Two results for one session</source>
        <translation>Zwei Ergebnisse für eine Sitzung</translation>
    </message>
    <message>
        <source>%1, yours: %2</source>
        <comment>field, value</comment>
        <translation>%1, eigenes Ergebnis: %2</translation>
    </message>
    <message>
        <source>%1, the server&apos;s: %2</source>
        <comment>field, value</comment>
        <translation>%1, Ergebnis des Servers: %2</translation>
    </message>
    <message>
        <source>Yours</source>
        <translation>Eigenes</translation>
    </message>
    <message>
        <source>Recorded on this computer</source>
        <translation>Auf diesem Computer aufgezeichnet</translation>
    </message>
    <message>
        <source>The server&apos;s</source>
        <translation>Des Servers</translation>
    </message>
    <message>
        <source>Same</source>
        <translation>Gleich</translation>
    </message>
    <message>
        <source>Differs</source>
        <translation>Verschieden</translation>
    </message>
</context>
<context>
    <name>lectern::ConnectionWords</name>
    <message>
        <source>Offline since %1.</source>
        <translation>Offline seit %1.</translation>
    </message>
    <message>
        <source>Offline.</source>
        <translation>Offline.</translation>
    </message>
    <message>
        <source>Keep recording: results are saved and sent later.</source>
        <translation>Weiter aufzeichnen: Ergebnisse werden gespeichert und später gesendet.</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>Jetzt versuchen</translation>
    </message>
    <message numerus="yes">
        <source>Sign in to send %n record(s).</source>
        <translation>
            <numerusform>Anmelden, um %n Eintrag zu senden.</numerusform>
            <numerusform>Anmelden, um %n Einträge zu senden.</numerusform>
        </translation>
    </message>
    <message>
        <source>Sign in to refresh the list.</source>
        <translation>Anmelden, um die Liste zu aktualisieren.</translation>
    </message>
    <message>
        <source>What was recorded stays on this computer.</source>
        <translation>Aufgezeichnetes bleibt auf diesem Computer.</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Anmelden</translation>
    </message>
    <message>
        <source>The server asks to wait until %1.</source>
        <translation>Der Server bittet, bis %1 zu warten.</translation>
    </message>
    <message>
        <source>The server asks to wait.</source>
        <translation>Der Server bittet zu warten.</translation>
    </message>
    <message>
        <source>Keep recording: results are saved and sent then.</source>
        <translation>Weiter aufzeichnen: Ergebnisse werden gespeichert und dann gesendet.</translation>
    </message>
    <message>
        <source>Not connected to the server.</source>
        <translation>Nicht mit dem Server verbunden.</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>Wird verbunden</translation>
    </message>
    <message>
        <source>Online</source>
        <translation>Online</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Offline</translation>
    </message>
    <message>
        <source>Sign-in needed</source>
        <translation>Anmeldung nötig</translation>
    </message>
    <message>
        <source>Waiting until %1</source>
        <translation>Wartet bis %1</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Nicht verbunden</translation>
    </message>
    <message>
        <source>%1 · checked %2, the list is empty</source>
        <extracomment>%1 is a state of the connection such as &quot;Online&quot;, %2 a time</extracomment>
        <translation>%1 · geprüft %2, die Liste ist leer</translation>
    </message>
    <message>
        <source>%1 · list from %2</source>
        <translation>%1 · Liste von %2</translation>
    </message>
    <message numerus="yes">
        <source>%n need(s) attention</source>
        <translation>
            <numerusform>%n zu klären</numerusform>
            <numerusform>%n zu klären</numerusform>
        </translation>
    </message>
    <message>
        <source>Sending %1</source>
        <translation>Sendet %1</translation>
    </message>
    <message numerus="yes">
        <source>%n saved on this computer</source>
        <translation>
            <numerusform>%n auf diesem Computer gespeichert</numerusform>
            <numerusform>%n auf diesem Computer gespeichert</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing waiting</source>
        <translation>Nichts wartet</translation>
    </message>
    <message>
        <source>%1 d</source>
        <comment>days</comment>
        <translation>%1 Tage</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 h</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 h %2 min</translation>
    </message>
    <message>
        <source>This computer&apos;s clock is %1 ahead of the server&apos;s</source>
        <translation>Die Uhr dieses Computers geht gegenüber dem Server %1 vor</translation>
    </message>
    <message>
        <source>This computer&apos;s clock is %1 behind the server&apos;s</source>
        <translation>Die Uhr dieses Computers geht gegenüber dem Server %1 nach</translation>
    </message>
    <message>
        <source>%1 · about %2 min: the server allows %3 a minute</source>
        <extracomment>%1: &quot;12 saved on this computer&quot;, %2 and %3: numbers</extracomment>
        <translation>%1 · etwa %2 min: Der Server erlaubt %3 pro Minute</translation>
    </message>
    <message>
        <source>Demo server</source>
        <translation>Demoserver</translation>
    </message>
</context>
<context>
    <name>lectern::ConsoleWorker</name>
    <message>
        <source>Nobody is signed in. Sign in, then complete again.</source>
        <translation>Niemand ist angemeldet. Anmelden, dann erneut abschließen.</translation>
    </message>
    <message>
        <source>Nobody is signed in. Sign in to save what was typed.</source>
        <translation>Niemand ist angemeldet. Anmelden, damit das Eingegebene gespeichert wird.</translation>
    </message>
</context>
<context>
    <name>lectern::DeliverySection</name>
    <message>
        <source>Your result</source>
        <translation>Eigenes Ergebnis</translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation>Aufgezeichnet</translation>
    </message>
    <message>
        <source>Tries</source>
        <translation>Versuche</translation>
    </message>
    <message>
        <source>Last error</source>
        <translation>Letzter Fehler</translation>
    </message>
    <message>
        <source>Technical detail</source>
        <translation>Technische Details</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Delivery</source>
        <translation>Zustellung</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>Zurückholen</translation>
    </message>
    <message>
        <source>Back into the form, as a draft</source>
        <translation>Zurück ins Formular, als Entwurf</translation>
    </message>
    <message>
        <source>No score</source>
        <translation>Keine Punkte</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>day, time of day</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Request %1</source>
        <translation>Anfrage %1</translation>
    </message>
    <message>
        <source>Record %1</source>
        <translation>Eintrag %1</translation>
    </message>
    <message numerus="yes">
        <source>%n entry(ies)</source>
        <translation>
            <numerusform>%n Eintrag</numerusform>
            <numerusform>%n Einträge</numerusform>
        </translation>
    </message>
    <message>
        <source>Receipt…</source>
        <translation>Beleg …</translation>
    </message>
    <message>
        <source>What was sent, when, and what the server said</source>
        <translation>Was wann gesendet wurde und was der Server sagte</translation>
    </message>
    <message numerus="yes">
        <source>%1 (%n times, last %2)</source>
        <extracomment>%1: what happened, %2: a time or weekday</extracomment>
        <translation>
            <numerusform>%1 (einmal, zuletzt %2)</numerusform>
            <numerusform>%1 (%n-mal, zuletzt %2)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lectern::DeliveryStatus</name>
    <message>
        <source>Draft saved %1</source>
        <translation>Entwurf gespeichert %1</translation>
    </message>
    <message>
        <source>Sent %1, waiting for the answer</source>
        <comment>time or weekday</comment>
        <translation>Gesendet %1, Antwort steht aus</translation>
    </message>
    <message>
        <source>Confirmed by comparison %1</source>
        <translation>Durch Vergleich bestätigt %1</translation>
    </message>
    <message>
        <source>Received by the server %1</source>
        <translation>Vom Server empfangen %1</translation>
    </message>
    <message>
        <source>Discarded by you %1, kept in the history</source>
        <translation>Selbst verworfen %1, bleibt im Verlauf</translation>
    </message>
    <message>
        <source>Replaced by a corrected record</source>
        <translation>Durch einen korrigierten Eintrag ersetzt</translation>
    </message>
    <message>
        <source>Server&apos;s result kept %1</source>
        <comment>time or weekday</comment>
        <translation>Ergebnis des Servers behalten %1</translation>
    </message>
    <message>
        <source>yours stays in the history</source>
        <translation>Ihres bleibt im Verlauf</translation>
    </message>
    <message>
        <source>Sent %1, no answer yet</source>
        <comment>time or weekday</comment>
        <translation>Gesendet %1, noch keine Antwort</translation>
    </message>
    <message>
        <source>Sent, no answer yet</source>
        <translation>Gesendet, noch keine Antwort</translation>
    </message>
    <message>
        <source>Saved on this computer</source>
        <translation>Auf diesem Computer gespeichert</translation>
    </message>
    <message>
        <source>will be sent in %1 s, or when online again</source>
        <translation>wird in %1 s gesendet, oder wenn wieder online</translation>
    </message>
    <message>
        <source>sent when online</source>
        <translation>wird gesendet, sobald online</translation>
    </message>
    <message>
        <source>sent after the next sign-in</source>
        <translation>wird nach der nächsten Anmeldung gesendet</translation>
    </message>
    <message>
        <source>the server asks to wait until %1</source>
        <translation>der Server bittet, bis %1 zu warten</translation>
    </message>
    <message>
        <source>sent when the server can be reached</source>
        <translation>wird gesendet, sobald der Server erreichbar ist</translation>
    </message>
    <message>
        <source>will be sent in %1 s</source>
        <translation>wird in %1 s gesendet</translation>
    </message>
    <message>
        <source>will be sent now</source>
        <translation>wird jetzt gesendet</translation>
    </message>
    <message>
        <source>next try in %1 s</source>
        <translation>nächster Versuch in %1 s</translation>
    </message>
    <message>
        <source>next try %1</source>
        <comment>time or weekday</comment>
        <translation>nächster Versuch %1</translation>
    </message>
    <message>
        <source>Two results for one session</source>
        <translation>Zwei Ergebnisse für eine Sitzung</translation>
    </message>
    <message>
        <source>The server no longer lists this session</source>
        <translation>Der Server führt diese Sitzung nicht mehr</translation>
    </message>
    <message>
        <source>It may have been removed, or given to somebody else. Try again later, or discard the result: it stays in the history of this computer.</source>
        <translation>Sie wurde vielleicht entfernt oder jemand anderem zugewiesen. Später erneut versuchen oder das Ergebnis verwerfen: Im Verlauf auf diesem Computer bleibt es.</translation>
    </message>
    <message>
        <source>Not accepted</source>
        <translation>Nicht angenommen</translation>
    </message>
    <message>
        <source>The server already holds a result for this session. It cannot be overwritten from here. Yours stays on this computer until you decide.</source>
        <translation>Der Server hat zu dieser Sitzung schon ein Ergebnis. Von hier aus lässt es sich nicht überschreiben. Das eigene bleibt bis zur Entscheidung auf diesem Computer.</translation>
    </message>
    <message>
        <source>Correct the result below and complete again, or try again as it is.</source>
        <translation>Das Ergebnis unten korrigieren und neu abschließen oder unverändert erneut versuchen.</translation>
    </message>
    <message>
        <source>Lectern goes on trying. Tell the server&apos;s administrator: the request is named below, under Technical detail.</source>
        <translation>Lectern versucht es weiter. Sagen Sie es dem Administrator des Servers: Die Anfrage steht unten bei den technischen Angaben.</translation>
    </message>
    <message>
        <source>Sent, the server answered with an error</source>
        <translation>Gesendet, der Server hat mit einem Fehler geantwortet</translation>
    </message>
    <message>
        <source>Sent %1, the server answered with an error</source>
        <comment>time or weekday</comment>
        <translation>Gesendet %1, der Server hat mit einem Fehler geantwortet</translation>
    </message>
    <message>
        <source>An open session of a headset is in the way</source>
        <translation>Eine offene Sitzung eines Headsets ist im Weg</translation>
    </message>
    <message>
        <source>Try again when that session is completed: then a session of its own is created.</source>
        <translation>Versuchen Sie es noch einmal, wenn jene Sitzung abgeschlossen ist: Dann wird eine eigene Sitzung angelegt.</translation>
    </message>
    <message>
        <source>Handed over to another computer</source>
        <translation>An einen anderen Computer übergeben</translation>
    </message>
    <message>
        <source>It is in a rescue file, and will be sent from there. Try again only if that file is not used.</source>
        <translation>Es steht in einer Rettungsdatei und wird von dort gesendet. Versuchen Sie es nur dann noch einmal, wenn diese Datei nicht verwendet wird.</translation>
    </message>
    <message>
        <source>Recorded while nobody could confirm who it was</source>
        <translation>Erfasst, als niemand bestätigen konnte, wer es war</translation>
    </message>
    <message>
        <source>Nothing of it was sent. If you recorded it, try again: it is sent like any other result. If not, discard it: it stays in the history of this computer.</source>
        <translation>Nichts davon wurde gesendet. Haben Sie es erfasst, dann versuchen Sie es noch einmal: Es wird wie jedes andere Ergebnis gesendet. Wenn nicht, verwerfen Sie es: Es bleibt im Verlauf dieses Computers.</translation>
    </message>
    <message>
        <source>Received by the demo server %1</source>
        <translation>Vom Demoserver empfangen %1</translation>
    </message>
    <message>
        <source>Sending this result fails again and again</source>
        <translation>Das Senden dieses Ergebnisses scheitert immer wieder</translation>
    </message>
    <message>
        <source>The next try finds out whether it arrived</source>
        <translation>Der nächste Versuch klärt, ob es angekommen ist</translation>
    </message>
    <message>
        <source>Sent, the answer could not be read</source>
        <translation>Gesendet, die Antwort war nicht lesbar</translation>
    </message>
    <message>
        <source>Sent %1, the answer could not be read</source>
        <comment>time or weekday</comment>
        <translation>Gesendet %1, die Antwort war nicht lesbar</translation>
    </message>
</context>
<context>
    <name>lectern::DetailFoot</name>
    <message>
        <source>Complete and next</source>
        <translation>Abschließen, weiter</translation>
    </message>
    <message>
        <source>Complete and go to the next session (Ctrl+Enter)</source>
        <translation>Abschließen und zur nächsten Sitzung (Strg+Eingabe)</translation>
    </message>
    <message>
        <source>Complete</source>
        <translation>Abschließen</translation>
    </message>
    <message numerus="yes">
        <source>Correct %n field(s) to complete: %1</source>
        <extracomment>%1: names of fields</extracomment>
        <translation>
            <numerusform>Noch %n Feld korrigieren: %1</numerusform>
            <numerusform>Noch %n Felder korrigieren: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lectern::DetailPanel</name>
    <message>
        <source>Session</source>
        <translation>Sitzung</translation>
    </message>
    <message>
        <source>No session is selected</source>
        <translation>Keine Sitzung ausgewählt</translation>
    </message>
    <message>
        <source>Nothing was entered for this session yet. Enter a result, or press the button.</source>
        <translation>Zu dieser Sitzung ist noch nichts eingegeben. Ein Ergebnis eingeben oder die Schaltfläche drücken.</translation>
    </message>
    <message>
        <source>The draft is not saved yet: %1 It is tried again.</source>
        <extracomment>%1: why not</extracomment>
        <translation>Der Entwurf ist noch nicht gespeichert: %1 Es wird wieder versucht.</translation>
    </message>
</context>
<context>
    <name>lectern::DiscardQuestion</name>
    <message>
        <source>Discard this result?</source>
        <translation>Dieses Ergebnis verwerfen?</translation>
    </message>
    <message>
        <source>It will not be sent. It stays in the history of this computer, marked as discarded.</source>
        <translation>Es wird nicht gesendet. Im Verlauf auf diesem Computer bleibt es, als verworfen gekennzeichnet.</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
</context>
<context>
    <name>lectern::DraftQuestion</name>
    <message>
        <source>Quit Lectern</source>
        <translation>Lectern beenden</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Abmelden</translation>
    </message>
    <message>
        <source>Quit without it</source>
        <translation>Ohne Speichern beenden</translation>
    </message>
    <message>
        <source>Sign out without it</source>
        <translation>Ohne Speichern abmelden</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message numerus="yes">
        <source>What was entered for %n session(s) is not saved</source>
        <translation>
            <numerusform>Eingaben für %n Sitzung sind nicht gespeichert</numerusform>
            <numerusform>Eingaben für %n Sitzungen sind nicht gespeichert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <comment>sessions</comment>
        <translation>
            <numerusform>und %n weitere</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>The disk has not answered yet.</source>
        <translation>Der Datenträger hat noch nicht geantwortet.</translation>
    </message>
    <message>
        <source>Lectern tries again while this is asked, and goes as soon as it is saved.</source>
        <translation>Solange gefragt wird, versucht Lectern es weiter; ist alles gespeichert, geht es von selbst weiter.</translation>
    </message>
</context>
<context>
    <name>lectern::EmptyState</name>
    <message>
        <source>%L1. %2</source>
        <translation>%L1. %2</translation>
    </message>
</context>
<context>
    <name>lectern::FilterMenu</name>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation>Filter löschen</translation>
    </message>
    <message>
        <source>Package: %1</source>
        <translation>Paket: %1</translation>
    </message>
    <message>
        <source>Status: %1</source>
        <translation>Status: %1</translation>
    </message>
    <message>
        <source>Activity: %1</source>
        <translation>Aktivität: %1</translation>
    </message>
    <message>
        <source>Package</source>
        <translation>Paket</translation>
    </message>
    <message>
        <source>All packages</source>
        <translation>Alle Pakete</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Every status</source>
        <translation>Jeder Status</translation>
    </message>
    <message>
        <source>Activity of the selected session</source>
        <translation>Aktivität der ausgewählten Sitzung</translation>
    </message>
    <message>
        <source>Activity of the selected session: none</source>
        <translation>Aktivität der ausgewählten Sitzung: keine</translation>
    </message>
</context>
<context>
    <name>lectern::FormCheck</name>
    <message numerus="yes">
        <source>%n character(s) too many with the time of recording</source>
        <translation>
            <numerusform>%n Zeichen zu viel mit der Zeit der Aufzeichnung</numerusform>
            <numerusform>%n Zeichen zu viel mit der Zeit der Aufzeichnung</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lectern::HeadSection</name>
    <message>
        <source>attempt %1</source>
        <translation>Versuch %1</translation>
    </message>
</context>
<context>
    <name>lectern::InstanceCall</name>
    <message>
        <source>Lectern is open already, but its window does not answer. Close it, or end its process, then start Lectern again.</source>
        <translation>Lectern ist schon geöffnet, aber sein Fenster antwortet nicht. Das Fenster schließen oder das Programm beenden, dann Lectern neu starten.</translation>
    </message>
</context>
<context>
    <name>lectern::LabelEditor</name>
    <message>
        <source>Edit label</source>
        <translation>Bezeichnung bearbeiten</translation>
    </message>
    <message>
        <source>Edit label (F2)</source>
        <translation>Bezeichnung bearbeiten (F2)</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Bezeichnung</translation>
    </message>
    <message>
        <source>For example Group B, seat 4</source>
        <translation>Zum Beispiel Gruppe B, Platz 4</translation>
    </message>
    <message>
        <source>Stays on this computer, never sent</source>
        <translation>Bleibt auf diesem Computer, wird nie gesendet</translation>
    </message>
    <message>
        <source>No label</source>
        <translation>Keine Bezeichnung</translation>
    </message>
</context>
<context>
    <name>lectern::MainController</name>
    <message>
        <source>Delivered, %1</source>
        <translation>Zugestellt, %1</translation>
    </message>
    <message>
        <source>Needs attention, %1</source>
        <translation>Zu klären, %1</translation>
    </message>
    <message>
        <source>Recalled, %1</source>
        <translation>Zurückgeholt, %1</translation>
    </message>
    <message>
        <source>A session was not completed: %1 What was entered is kept as its draft.</source>
        <extracomment>%1: why not</extracomment>
        <translation>Eine Sitzung wurde nicht abgeschlossen: %1 Das Eingegebene bleibt als ihr Entwurf.</translation>
    </message>
    <message>
        <source>%1 was not completed: %2 What was entered is kept as its draft.</source>
        <translation>%1 wurde nicht abgeschlossen: %2 Das Eingegebene bleibt als Entwurf.</translation>
    </message>
    <message>
        <source>The draft of %1 is not saved yet: %2 It is tried again.</source>
        <extracomment>%1: the session, %2: why not</extracomment>
        <translation>Der Entwurf von %1 ist noch nicht gespeichert: %2 Es wird wieder versucht.</translation>
    </message>
    <message>
        <source>This session was open already: the server has one for a package and activity at a time.</source>
        <translation>Diese Sitzung war schon offen: Der Server hat je Paket und Aktivität nur eine zur gleichen Zeit.</translation>
    </message>
</context>
<context>
    <name>lectern::MainMenu</name>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;New session…</source>
        <translation>&amp;Neue Sitzung …</translation>
    </message>
    <message>
        <source>Sign &amp;in…</source>
        <translation>&amp;Anmelden …</translation>
    </message>
    <message>
        <source>Sign &amp;out</source>
        <translation>Ab&amp;melden</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;Find</source>
        <translation>&amp;Suchen</translation>
    </message>
    <message>
        <source>Copy session &amp;id</source>
        <translation>Sitzungs-&amp;ID kopieren</translation>
    </message>
    <message>
        <source>&amp;Session</source>
        <translation>&amp;Sitzung</translation>
    </message>
    <message>
        <source>&amp;Complete</source>
        <translation>&amp;Abschließen</translation>
    </message>
    <message>
        <source>Complete and &amp;next</source>
        <translation>Abschließen und &amp;weiter</translation>
    </message>
    <message>
        <source>&amp;Recall</source>
        <translation>&amp;Zurückholen</translation>
    </message>
    <message>
        <source>Edit &amp;label</source>
        <translation>&amp;Bezeichnung bearbeiten</translation>
    </message>
    <message>
        <source>Refresh the l&amp;ist</source>
        <translation>&amp;Liste aktualisieren</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Design</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Sprache</translation>
    </message>
    <message>
        <source>&amp;Rows</source>
        <translation>&amp;Zeilen</translation>
    </message>
    <message>
        <source>Two lines</source>
        <translation>Zweizeilig</translation>
    </message>
    <message>
        <source>One line</source>
        <translation>Einzeilig</translation>
    </message>
    <message>
        <source>&amp;Go</source>
        <translation>&amp;Gehe zu</translation>
    </message>
    <message>
        <source>&amp;Next session</source>
        <translation>&amp;Nächste Sitzung</translation>
    </message>
    <message>
        <source>&amp;Previous session</source>
        <translation>&amp;Vorherige Sitzung</translation>
    </message>
    <message>
        <source>Next to &amp;score</source>
        <translation>Nächste zu &amp;bewertende</translation>
    </message>
    <message>
        <source>Next &amp;area</source>
        <translation>Nächster Be&amp;reich</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>&amp;Tastenkürzel</translation>
    </message>
    <message>
        <source>&amp;About Lectern</source>
        <translation>&amp;Über Lectern</translation>
    </message>
    <message>
        <source>About &amp;Qt</source>
        <translation>Über &amp;Qt</translation>
    </message>
    <message>
        <source>Recei&amp;pt…</source>
        <translation>Be&amp;leg …</translation>
    </message>
    <message>
        <source>&amp;Append the time of recording to the notes</source>
        <translation>&amp;Zeit der Aufzeichnung an die Notizen anhängen</translation>
    </message>
    <message>
        <source>Start or pause the stop &amp;watch</source>
        <translation>Stoppuhr &amp;starten oder anhalten</translation>
    </message>
</context>
<context>
    <name>lectern::NavRow</name>
    <message>
        <source>%1, %L2</source>
        <translation>%1, %L2</translation>
    </message>
    <message>
        <source>99+</source>
        <translation>99+</translation>
    </message>
    <message>
        <source>%1k</source>
        <extracomment>a count of many thousands, short: &quot;12k&quot;</extracomment>
        <translation>%1k</translation>
    </message>
</context>
<context>
    <name>lectern::NewSessionDialog</name>
    <message>
        <source>New session</source>
        <translation>Neue Sitzung</translation>
    </message>
    <message>
        <source>An activity id has 32 digits from 0 to 9 and a to f, in five groups.</source>
        <translation>Eine Aktivitäts-ID hat 32 Ziffern von 0 bis 9 und a bis f, in fünf Gruppen.</translation>
    </message>
    <message>
        <source>The catalogue was not fetched yet</source>
        <translation>Der Katalog wurde noch nicht geladen</translation>
    </message>
    <message>
        <source>No package matches</source>
        <translation>Kein Paket passt</translation>
    </message>
    <message>
        <source>Creating…</source>
        <translation>Wird angelegt …</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>Anlegen</translation>
    </message>
    <message>
        <source>Choose a package.</source>
        <translation>Ein Paket wählen.</translation>
    </message>
    <message>
        <source>For training that no headset has started. If there is an open session of the same package and activity, it is taken.</source>
        <translation>Für Schulungen, die noch keine VR-Brille begonnen hat. Gibt es eine offene Sitzung mit demselben Paket und derselben Aktivität, wird diese genommen.</translation>
    </message>
    <message>
        <source>Search packages</source>
        <translation>Pakete suchen</translation>
    </message>
    <message>
        <source>Package</source>
        <translation>Paket</translation>
    </message>
    <message>
        <source>Activity id</source>
        <translation>Aktivitäts-ID</translation>
    </message>
    <message>
        <source>may stay empty</source>
        <translation>kann leer bleiben</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>lectern::NotesField</name>
    <message>
        <source>Notes</source>
        <translation>Notizen</translation>
    </message>
    <message>
        <source>What went well, what to practise</source>
        <translation>Was gut ging, was zu üben ist</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <extracomment>characters of the notes: &quot;101 of 1,000&quot;</extracomment>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>The time of recording is appended to the notes and counts with them</source>
        <translation>Die Zeit der Aufzeichnung wird an die Notizen angehängt und zählt mit</translation>
    </message>
    <message>
        <source>%1 + %2 of %3</source>
        <extracomment>characters of the notes and of the time of recording behind them: &quot;101 + 35 of 1,000&quot;</extracomment>
        <translation>%1 + %2 von %3</translation>
    </message>
    <message>
        <source>&amp;Notes</source>
        <extracomment>the letter after &amp; differs from those of the other fields and of the menu bar</extracomment>
        <translation>&amp;Notizen</translation>
    </message>
</context>
<context>
    <name>lectern::OutboxSender</name>
    <message>
        <source>Lectern was closed before the answer came.</source>
        <translation>Lectern wurde geschlossen, bevor die Antwort kam.</translation>
    </message>
    <message>
        <source>The server no longer lists this session.</source>
        <translation>Der Server führt diese Sitzung nicht mehr.</translation>
    </message>
    <message>
        <source>The session was completed already, with another result.</source>
        <translation>Die Sitzung war schon abgeschlossen, mit einem anderen Ergebnis.</translation>
    </message>
    <message>
        <source>The server has a result for this session, but it cannot be read whether it is this one.</source>
        <translation>Der Server hat ein Ergebnis für diese Sitzung, aber es ist nicht zu lesen, ob es dieses ist.</translation>
    </message>
</context>
<context>
    <name>lectern::PackageSection</name>
    <message>
        <source>Package</source>
        <translation>Paket</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Needs</source>
        <translation>Benötigt</translation>
    </message>
    <message>
        <source>Platforms</source>
        <translation>Plattformen</translation>
    </message>
    <message>
        <source>Checksum</source>
        <translation>Prüfsumme</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Copy checksum</source>
        <translation>Prüfsumme kopieren</translation>
    </message>
    <message>
        <source>The catalogue was not fetched yet. Details come with it.</source>
        <translation>Der Katalog wurde noch nicht geladen. Einzelheiten kommen mit ihm.</translation>
    </message>
    <message numerus="yes">
        <source>%n earlier session(s)</source>
        <translation>
            <numerusform>%n frühere Sitzung</numerusform>
            <numerusform>%n frühere Sitzungen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lectern::PackageWords</name>
    <message>
        <source>Android API %1 or later</source>
        <translation>Android-API %1 oder neuer</translation>
    </message>
    <message>
        <source>Android %1 or later</source>
        <translation>ab Android %1</translation>
    </message>
    <message>
        <source>Android %1 (API %2) or later</source>
        <translation>ab Android %1 (API %2)</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>Veröffentlicht</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>Aktiv</translation>
    </message>
    <message>
        <source>Draft</source>
        <comment>status of a package</comment>
        <translation>Entwurf</translation>
    </message>
    <message>
        <source>Archived</source>
        <translation>Archiviert</translation>
    </message>
</context>
<context>
    <name>lectern::PersonQuestion</name>
    <message>
        <source>%1 (%2)</source>
        <extracomment>a name, an e-mail address</extracomment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Who is signing in?</source>
        <translation>Wer meldet sich an?</translation>
    </message>
    <message>
        <source>Are you %1?</source>
        <translation>Sind Sie %1?</translation>
    </message>
    <message>
        <source>Who are you?</source>
        <translation>Wer sind Sie?</translation>
    </message>
    <message>
        <source>The server does not say whose sign-in this is. Results that wait here are sent only by the person who recorded them.</source>
        <translation>Der Server sagt nicht, wessen Anmeldung das ist. Ergebnisse, die hier warten, werden nur von der Person gesendet, die sie erfasst hat.</translation>
    </message>
    <message>
        <source>Yes, that is me</source>
        <translation>Ja, das bin ich</translation>
    </message>
    <message>
        <source>No, somebody else</source>
        <translation>Nein, jemand anderes</translation>
    </message>
    <message>
        <source>Somebody else</source>
        <translation>Jemand anderes</translation>
    </message>
</context>
<context>
    <name>lectern::PreviewStrip</name>
    <message>
        <source>%1 → %2</source>
        <extracomment>%1: the score, 0 to 100. %2: the same from 0 to 1</extracomment>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>%1 · Passed</source>
        <extracomment>%1: &quot;85 → 0.85&quot;</extracomment>
        <translation>%1 · Bestanden</translation>
    </message>
    <message>
        <source>%1 · Failed</source>
        <translation>%1 · Verfehlt</translation>
    </message>
    <message>
        <source>(pass mark %1)</source>
        <translation>(ab %1)</translation>
    </message>
    <message>
        <source>Completes without pass or fail</source>
        <translation>Abschluss ohne Bewertung</translation>
    </message>
    <message>
        <source>Completed without a score</source>
        <translation>Ohne Punkte abgeschlossen</translation>
    </message>
    <message>
        <source>No result yet</source>
        <translation>Noch kein Ergebnis</translation>
    </message>
</context>
<context>
    <name>lectern::QuickValues</name>
    <message>
        <source>Scores that are often given</source>
        <extracomment>name of a row of buttons, spoken</extracomment>
        <translation>Häufige Punktzahlen</translation>
    </message>
    <message>
        <source>No score</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>Score %1</source>
        <translation>Punkte: %1</translation>
    </message>
</context>
<context>
    <name>lectern::ReceiptController</name>
    <message>
        <source>Text (*.txt)</source>
        <translation>Text (*.txt)</translation>
    </message>
    <message>
        <source>JSON for programs (*.json)</source>
        <translation>JSON für Programme (*.json)</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>Beleg</translation>
    </message>
    <message>
        <source>Export the receipt</source>
        <translation>Beleg exportieren</translation>
    </message>
    <message>
        <source>The receipt is saved as %1</source>
        <translation>Der Beleg ist gespeichert als %1</translation>
    </message>
</context>
<context>
    <name>lectern::ReceiptDialog</name>
    <message>
        <source>Receipt</source>
        <translation>Beleg</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren …</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>Als Text kopieren</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
    <message>
        <source>Saved as %1</source>
        <translation>Gespeichert als %1</translation>
    </message>
</context>
<context>
    <name>lectern::ReceiptFile</name>
    <message>
        <source>No space left for %1. Make room, then export again.</source>
        <translation>Für %1 ist kein Platz mehr. Platz schaffen, dann erneut exportieren.</translation>
    </message>
    <message>
        <source>%1 could not be written. Choose another folder, then export again.</source>
        <translation>%1 ließ sich nicht schreiben. Einen anderen Ordner wählen, dann erneut exportieren.</translation>
    </message>
</context>
<context>
    <name>lectern::ReceiptView</name>
    <message>
        <source>Receipt</source>
        <translation>Beleg</translation>
    </message>
</context>
<context>
    <name>lectern::ReceiptWriter</name>
    <message>
        <source>Taken back before it was sent</source>
        <translation>Vor dem Senden zurückgeholt</translation>
    </message>
    <message>
        <source>Saved on this computer, not delivered yet</source>
        <translation>Auf diesem Computer gespeichert, noch nicht zugestellt</translation>
    </message>
    <message>
        <source>Saved on this computer; another computer may have delivered it</source>
        <translation>Auf diesem Computer gespeichert; ein anderer Computer kann es zugestellt haben</translation>
    </message>
    <message>
        <source>Saved on this computer; sent, but the answer is not known yet</source>
        <translation>Auf diesem Computer gespeichert; gesendet, die Antwort ist noch nicht bekannt</translation>
    </message>
    <message>
        <source>Being sent</source>
        <translation>Wird gesendet</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>Zugestellt</translation>
    </message>
    <message>
        <source>Discarded, not delivered</source>
        <translation>Verworfen, nicht zugestellt</translation>
    </message>
    <message>
        <source>Replaced by a corrected record</source>
        <translation>Durch einen korrigierten Eintrag ersetzt</translation>
    </message>
    <message>
        <source>Needs attention: the server did not accept it</source>
        <translation>Braucht Aufmerksamkeit: Der Server hat es nicht angenommen</translation>
    </message>
    <message>
        <source>Needs attention: the session has another result</source>
        <translation>Braucht Aufmerksamkeit: Die Sitzung hat ein anderes Ergebnis</translation>
    </message>
    <message>
        <source>Needs attention: the server does not list the session</source>
        <translation>Braucht Aufmerksamkeit: Der Server führt die Sitzung nicht</translation>
    </message>
    <message>
        <source>%1, by the server&apos;s clock</source>
        <translation>%1, nach der Uhr des Servers</translation>
    </message>
    <message>
        <source>The server&apos;s clock is not known.</source>
        <translation>Die Uhr des Servers ist nicht bekannt.</translation>
    </message>
    <message>
        <source>The server&apos;s clock was %1 s ahead of this computer&apos;s.</source>
        <translation>Die Uhr des Servers ging gegenüber diesem Computer %1 s vor.</translation>
    </message>
    <message>
        <source>The server&apos;s clock was %1 s behind this computer&apos;s.</source>
        <translation>Die Uhr des Servers ging gegenüber diesem Computer %1 s nach.</translation>
    </message>
    <message>
        <source>The server&apos;s clock and this computer&apos;s agreed.</source>
        <translation>Die Uhren des Servers und dieses Computers stimmten überein.</translation>
    </message>
    <message>
        <source>Receipt for a training result</source>
        <translation>Beleg für ein Schulungsergebnis</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Eintrag</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>Sitzung</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Bezeichnung</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>Recorded at</source>
        <translation>Aufgezeichnet</translation>
    </message>
    <message>
        <source>%1, by this computer&apos;s clock</source>
        <translation>%1, nach der Uhr dieses Computers</translation>
    </message>
    <message>
        <source>Clocks</source>
        <translation>Uhren</translation>
    </message>
    <message>
        <source>Corrects</source>
        <translation>Korrigiert</translation>
    </message>
    <message>
        <source>Corrected by</source>
        <translation>Korrigiert durch</translation>
    </message>
    <message>
        <source>not given</source>
        <translation>nicht angegeben</translation>
    </message>
    <message>
        <source>What was recorded</source>
        <translation>Was aufgezeichnet wurde</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>Punkte</translation>
    </message>
    <message>
        <source>Time spent</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>%1 minutes</source>
        <translation>%1 Minuten</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notizen</translation>
    </message>
    <message>
        <source>Body</source>
        <translation>Inhalt</translation>
    </message>
    <message>
        <source>erased</source>
        <translation>gelöscht</translation>
    </message>
    <message>
        <source>Body&apos;s SHA-256</source>
        <translation>SHA-256 des Inhalts</translation>
    </message>
    <message>
        <source>What the server said</source>
        <translation>Was der Server sagte</translation>
    </message>
    <message>
        <source>Received at</source>
        <translation>Empfangen</translation>
    </message>
    <message>
        <source>not known to have been received</source>
        <translation>nicht bekannt, ob empfangen</translation>
    </message>
    <message>
        <source>What the server has</source>
        <translation>Was der Server hat</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>HTTP status</source>
        <translation>HTTP-Status</translation>
    </message>
    <message>
        <source>Request id</source>
        <translation>Anfrage-Nr.</translation>
    </message>
    <message>
        <source>Confirmed by comparison: the answer was lost, and the server&apos;s list shows this result.</source>
        <translation>Durch Vergleich bestätigt: Die Antwort ging verloren, und die Liste des Servers zeigt dieses Ergebnis.</translation>
    </message>
    <message>
        <source>The list has no notes, so the notes cannot be compared.</source>
        <translation>Die Liste enthält keine Notizen, deshalb lassen sie sich nicht vergleichen.</translation>
    </message>
    <message>
        <source>How it is known</source>
        <translation>Woher bekannt</translation>
    </message>
    <message>
        <source>Try %1: %2</source>
        <translation>Versuch %1: %2</translation>
    </message>
    <message>
        <source>ended %1</source>
        <translation>beendet %1</translation>
    </message>
    <message>
        <source>HTTP status %1</source>
        <translation>HTTP-Status %1</translation>
    </message>
    <message>
        <source>request %1</source>
        <translation>Anfrage %1</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Was geschah</translation>
    </message>
    <message>
        <source>History on this computer</source>
        <translation>Verlauf auf diesem Computer</translation>
    </message>
    <message>
        <source>Last row</source>
        <translation>Letzte Zeile</translation>
    </message>
    <message>
        <source>number %1</source>
        <translation>Nummer %1</translation>
    </message>
    <message>
        <source>Its hash</source>
        <translation>Ihr Hash</translation>
    </message>
    <message>
        <source>Head of the chain</source>
        <translation>Kopf der Kette</translation>
    </message>
    <message>
        <source>completed, without a score</source>
        <translation>abgeschlossen, ohne Punktzahl</translation>
    </message>
    <message>
        <source>%1 of 100, passed</source>
        <translation>%1 von 100, bestanden</translation>
    </message>
    <message>
        <source>%1 of 100, failed</source>
        <translation>%1 von 100, nicht bestanden</translation>
    </message>
    <message>
        <source>Needs attention: an open session of a headset is in the way</source>
        <translation>Braucht Aufmerksamkeit: Eine offene Sitzung eines Headsets ist im Weg</translation>
    </message>
    <message>
        <source>Needs attention: handed over to another computer</source>
        <translation>Braucht Aufmerksamkeit: an einen anderen Computer übergeben</translation>
    </message>
    <message>
        <source>Needs attention: recorded while nobody could confirm who it was</source>
        <translation>Braucht Aufmerksamkeit: erfasst, als niemand bestätigen konnte, wer es war</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
</context>
<context>
    <name>lectern::RepairNotice</name>
    <message>
        <source>The file was damaged</source>
        <translation>Die Datei war beschädigt</translation>
    </message>
    <message>
        <source>The file with the results of this account was damaged. Lectern has made a new one from what could be read.</source>
        <translation>Die Datei mit den Ergebnissen dieses Kontos war beschädigt. Aus dem, was lesbar war, hat Lectern eine neue gemacht.</translation>
    </message>
    <message numerus="yes">
        <source>%n record(s)</source>
        <translation>
            <numerusform>%n Eintrag</numerusform>
            <numerusform>%n Einträge</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n draft(s)</source>
        <translation>
            <numerusform>%n Entwurf</numerusform>
            <numerusform>%n Entwürfe</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n label(s)</source>
        <translation>
            <numerusform>%n Bezeichnung</numerusform>
            <numerusform>%n Bezeichnungen</numerusform>
        </translation>
    </message>
    <message>
        <source>Came through: %1.</source>
        <extracomment>%1: a list such as &quot;120 records, 3 drafts, 5 labels&quot;</extracomment>
        <translation>Erhalten: %1.</translation>
    </message>
    <message numerus="yes">
        <source>%n of the records was (were) read from the history.</source>
        <translation>
            <numerusform>%n der Einträge wurde aus dem Verlauf gelesen.</numerusform>
            <numerusform>%n der Einträge wurden aus dem Verlauf gelesen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Some of it could not be read: look whether something is missing.</source>
        <translation>Manches war nicht lesbar: Nachsehen, ob etwas fehlt.</translation>
    </message>
    <message>
        <source>Nothing is known to be missing.</source>
        <translation>Soweit bekannt, fehlt nichts.</translation>
    </message>
    <message>
        <source>The damaged file is kept at %1</source>
        <translation>Die beschädigte Datei liegt unter %1</translation>
    </message>
    <message>
        <source>Understood</source>
        <translation>Verstanden</translation>
    </message>
    <message>
        <source>Say it again next time</source>
        <translation>Beim nächsten Mal wieder sagen</translation>
    </message>
</context>
<context>
    <name>lectern::ResultView</name>
    <message>
        <source>Time spent</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>Abgeschlossen</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notizen</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>day, time of day</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>No notes</source>
        <translation>Keine Notizen</translation>
    </message>
    <message>
        <source>The server does not return notes.</source>
        <translation>Der Server gibt Notizen nicht zurück.</translation>
    </message>
</context>
<context>
    <name>lectern::ScoreField</name>
    <message>
        <source>Score</source>
        <translation>Punkte</translation>
    </message>
    <message>
        <source>None</source>
        <extracomment>in an empty score box</extracomment>
        <translation>Keine</translation>
    </message>
    <message>
        <source>0 to 100, may stay empty</source>
        <translation>0 bis 100, kann leer bleiben</translation>
    </message>
    <message>
        <source>Score, slider</source>
        <translation>Punkte, Schieberegler</translation>
    </message>
    <message>
        <source>%1 Did you mean %2?</source>
        <extracomment>%1: what is wrong, a sentence. %2: a score</extracomment>
        <translation>%1 Vielleicht %2?</translation>
    </message>
    <message>
        <source>no score</source>
        <translation>keine Punkte</translation>
    </message>
    <message>
        <source>S&amp;core</source>
        <extracomment>the letter after &amp; differs from those of the other fields and of the menu bar</extracomment>
        <translation>&amp;Punkte</translation>
    </message>
</context>
<context>
    <name>lectern::ScoreSlider</name>
    <message>
        <source>Score</source>
        <translation>Punkte</translation>
    </message>
    <message>
        <source>no score</source>
        <translation>keine Punkte</translation>
    </message>
</context>
<context>
    <name>lectern::SearchField</name>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation>Suche leeren</translation>
    </message>
    <message>
        <source>Search (%1)</source>
        <translation>Suchen (%1)</translation>
    </message>
</context>
<context>
    <name>lectern::ServerAddress</name>
    <message>
        <source>Enter the address of the server</source>
        <translation>Die Adresse des Servers eingeben</translation>
    </message>
    <message>
        <source>This is no server address. It looks like https://lms.example</source>
        <translation>Das ist keine Serveradresse. Eine solche sieht aus wie https://lms.example</translation>
    </message>
    <message>
        <source>A server address starts with https://</source>
        <translation>Eine Serveradresse beginnt mit https://</translation>
    </message>
    <message>
        <source>Leave user name and password out of the server address</source>
        <translation>Benutzername und Passwort gehören nicht in die Serveradresse</translation>
    </message>
    <message>
        <source>Leave “?” and “#” and what follows them out of the server address</source>
        <translation>„?“, „#“ und was darauf folgt gehören nicht in die Serveradresse</translation>
    </message>
    <message>
        <source>The connection would not be secure. Use https://, http:// is for this computer only</source>
        <translation>Die Verbindung wäre nicht sicher. https:// verwenden; http:// ist nur für diesen Computer</translation>
    </message>
</context>
<context>
    <name>lectern::SessionEmpty</name>
    <message>
        <source>Fetching the sessions</source>
        <translation>Die Sitzungen werden geladen</translation>
    </message>
    <message>
        <source>The list is on its way.</source>
        <translation>Die Liste ist unterwegs.</translation>
    </message>
    <message>
        <source>No list on this computer yet</source>
        <translation>Noch keine Liste auf diesem Computer</translation>
    </message>
    <message>
        <source>The sessions appear as soon as the server can be reached.</source>
        <translation>Die Sitzungen erscheinen, sobald der Server erreichbar ist.</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>Jetzt versuchen</translation>
    </message>
    <message>
        <source>All scored</source>
        <translation>Alles bewertet</translation>
    </message>
    <message>
        <source>Every session has its result. A new one appears here as soon as a headset starts to download a package.</source>
        <translation>Jede Sitzung hat ihr Ergebnis. Eine neue erscheint hier, sobald eine VR-Brille ein Paket zu laden beginnt.</translation>
    </message>
    <message>
        <source>New session</source>
        <translation>Neue Sitzung</translation>
    </message>
    <message>
        <source>Nothing in progress</source>
        <translation>Nichts läuft gerade</translation>
    </message>
    <message>
        <source>A session stands here from its first launch until it is completed.</source>
        <translation>Eine Sitzung steht hier vom ersten Start bis zum Abschluss.</translation>
    </message>
    <message>
        <source>Nothing needs attention</source>
        <translation>Nichts zu klären</translation>
    </message>
    <message>
        <source>A record stands here when the server did not accept it.</source>
        <translation>Ein Eintrag steht hier, wenn der Server ihn nicht angenommen hat.</translation>
    </message>
    <message>
        <source>Nothing completed yet</source>
        <translation>Noch nichts abgeschlossen</translation>
    </message>
    <message>
        <source>Completed sessions stand here with their results.</source>
        <translation>Abgeschlossene Sitzungen stehen hier mit ihren Ergebnissen.</translation>
    </message>
    <message>
        <source>Nobody is signed in</source>
        <translation>Niemand ist angemeldet</translation>
    </message>
    <message>
        <source>Sign in to see your sessions. What was recorded before is still on this computer.</source>
        <translation>Anmelden, um die eigenen Sitzungen zu sehen. Früher Aufgezeichnetes ist noch auf diesem Computer.</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Anmelden</translation>
    </message>
    <message>
        <source>Try the demo</source>
        <translation>Demo ausprobieren</translation>
    </message>
    <message>
        <source>No sessions yet</source>
        <translation>Noch keine Sitzungen</translation>
    </message>
    <message>
        <source>A session appears here as soon as a headset starts to download a package. You can also create one yourself.</source>
        <translation>Eine Sitzung erscheint hier, sobald eine VR-Brille ein Paket zu laden beginnt. Sie lässt sich auch von Hand anlegen.</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>Erneut prüfen</translation>
    </message>
    <message>
        <source>Supervise</source>
        <translation>Betreuen</translation>
    </message>
    <message>
        <source>Pick the session when the headset comes off</source>
        <translation>Die Sitzung wählen, wenn die Brille abgesetzt wird</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>Bewerten</translation>
    </message>
    <message>
        <source>Score, minutes, notes: all by keyboard</source>
        <translation>Punkte, Minuten, Notizen: alles mit der Tastatur</translation>
    </message>
    <message>
        <source>Complete</source>
        <translation>Abschließen</translation>
    </message>
    <message>
        <source>Saved at once, delivered by itself</source>
        <translation>Sofort gespeichert, von selbst zugestellt</translation>
    </message>
    <message>
        <source>Want to look around first? &lt;a href=&quot;demo&quot;&gt;Open the demo&lt;/a&gt;, it has an account of its own.</source>
        <translation>Erst umsehen? &lt;a href=&quot;demo&quot;&gt;Demo öffnen&lt;/a&gt;, sie hat ein eigenes Konto.</translation>
    </message>
    <message>
        <source>Nothing matches</source>
        <translation>Kein Treffer</translation>
    </message>
    <message>
        <source>No session of “%1” passes the filter.</source>
        <translation>Keine Sitzung in „%1“ passt zum Filter.</translation>
    </message>
    <message>
        <source>No session of “%1” passes the filter and has all the words “%2”.</source>
        <translation>Keine Sitzung in „%1“ passt zum Filter und enthält alle Wörter „%2“.</translation>
    </message>
    <message>
        <source>No session of “%1” has all the words “%2”.</source>
        <translation>Keine Sitzung in „%1“ enthält alle Wörter „%2“.</translation>
    </message>
    <message>
        <source>Clear search</source>
        <translation>Suche löschen</translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation>Filter löschen</translation>
    </message>
    <message>
        <source>Clear search and filter</source>
        <translation>Suche und Filter löschen</translation>
    </message>
</context>
<context>
    <name>lectern::SessionHead</name>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Filter the list</source>
        <translation>Die Liste filtern</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Aktualisieren</translation>
    </message>
    <message>
        <source>Refresh (%1)</source>
        <translation>Aktualisieren (%1)</translation>
    </message>
    <message>
        <source>New session</source>
        <translation>Neue Sitzung</translation>
    </message>
    <message>
        <source>New session (%1)</source>
        <translation>Neue Sitzung (%1)</translation>
    </message>
    <message>
        <source>Filter · %1</source>
        <translation>Filter · %1</translation>
    </message>
    <message>
        <source>The list is being fetched</source>
        <translation>Die Liste wird geladen</translation>
    </message>
</context>
<context>
    <name>lectern::SessionHeader</name>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Reset columns</source>
        <translation>Spalten zurücksetzen</translation>
    </message>
    <message>
        <source>Column heads</source>
        <translation>Spaltenköpfe</translation>
    </message>
    <message>
        <source>%1, sorted upwards</source>
        <extracomment>of a column head, spoken. %1: name of the column</extracomment>
        <translation>%1, aufsteigend sortiert</translation>
    </message>
    <message>
        <source>%1, sorted downwards</source>
        <translation>%1, absteigend sortiert</translation>
    </message>
</context>
<context>
    <name>lectern::SessionModel</name>
    <message>
        <source>Package</source>
        <translation>Paket</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Bezeichnung</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Begonnen</translation>
    </message>
    <message>
        <source>Time</source>
        <comment>minutes spent in the session</comment>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Delivery</source>
        <comment>how far a record got on its way to the server</comment>
        <translation>Zustellung</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Platforms</source>
        <translation>Plattformen</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>Versuche</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notizen</translation>
    </message>
    <message>
        <source>no label</source>
        <translation>keine Bezeichnung</translation>
    </message>
    <message>
        <source>no time</source>
        <translation>keine Dauer</translation>
    </message>
    <message>
        <source>no score</source>
        <translation>keine Punkte</translation>
    </message>
    <message>
        <source>nothing recorded</source>
        <translation>nichts aufgezeichnet</translation>
    </message>
</context>
<context>
    <name>lectern::SessionRefresher</name>
    <message>
        <source>The server answered with the list of somebody else. Nothing was sent, and nothing was changed. Sign in again.</source>
        <translation>Der Server hat mit der Liste von jemand anderem geantwortet. Nichts wurde gesendet, und nichts wurde geändert. Melden Sie sich neu an.</translation>
    </message>
</context>
<context>
    <name>lectern::SessionTable</name>
    <message>
        <source>Sessions</source>
        <translation>Sitzungen</translation>
    </message>
</context>
<context>
    <name>lectern::SessionWords</name>
    <message>
        <source>Passed</source>
        <translation>Bestanden</translation>
    </message>
    <message>
        <source>Needs attention</source>
        <translation>Zu klären</translation>
    </message>
    <message>
        <source>on this computer</source>
        <translation>auf diesem Computer</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>ddd d MMM</source>
        <extracomment>The format of a day of the last months, as QLocale::toString() reads it: weekday, day, month.</extracomment>
        <translation>ddd d. MMM</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <extracomment>The format of a day long ago, as QLocale::toString() reads it: day, month, year.</extracomment>
        <translation>d. MMM yyyy</translation>
    </message>
    <message>
        <source>ddd</source>
        <extracomment>The format of a day, as QLocale::toString() reads it: weekday; then day, month.</extracomment>
        <translation>ddd</translation>
    </message>
    <message>
        <source>d MMM</source>
        <translation>d. MMM</translation>
    </message>
    <message>
        <source>&lt; 1 min</source>
        <translation>&lt; 1 min</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>Downloading</source>
        <translation>Wird geladen</translation>
    </message>
    <message>
        <source>Downloaded</source>
        <translation>Geladen</translation>
    </message>
    <message>
        <source>In progress</source>
        <translation>Läuft</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>Abgeschlossen</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Unbekannt</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Verfehlt</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>Entwurf</translation>
    </message>
    <message>
        <source>saved %1</source>
        <comment>time or weekday</comment>
        <translation>gespeichert %1</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Gespeichert</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>Wird gesendet</translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>seit %1</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>Zugestellt</translation>
    </message>
    <message>
        <source>not accepted</source>
        <translation>nicht angenommen</translation>
    </message>
    <message>
        <source>two results</source>
        <translation>zwei Ergebnisse</translation>
    </message>
    <message>
        <source>session gone</source>
        <translation>Sitzung entfallen</translation>
    </message>
    <message>
        <source>Discarded</source>
        <translation>Verworfen</translation>
    </message>
    <message>
        <source>Replaced</source>
        <translation>Ersetzt</translation>
    </message>
    <message>
        <source>started %1</source>
        <comment>day and time</comment>
        <translation>begonnen %1</translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n Minute</numerusform>
            <numerusform>%n Minuten</numerusform>
        </translation>
    </message>
    <message>
        <source>no score</source>
        <translation>keine Punkte</translation>
    </message>
    <message>
        <source>score %1</source>
        <translation>Punkte %1</translation>
    </message>
    <message>
        <source>done elsewhere</source>
        <comment>the session, by somebody</comment>
        <translation>anderswo erledigt</translation>
    </message>
    <message>
        <source>A session that is not listed</source>
        <translation>Eine Sitzung, die nicht geführt wird</translation>
    </message>
    <message>
        <source>session open</source>
        <translation>Sitzung offen</translation>
    </message>
    <message>
        <source>handed over</source>
        <translation>übergeben</translation>
    </message>
    <message>
        <source>who recorded it?</source>
        <translation>wer hat es erfasst?</translation>
    </message>
    <message>
        <source>fails again and again</source>
        <translation>scheitert immer wieder</translation>
    </message>
    <message>
        <source>may have arrived</source>
        <translation>vielleicht angekommen</translation>
    </message>
</context>
<context>
    <name>lectern::SheetSplitterHandle</name>
    <message>
        <source>Width of the details</source>
        <translation>Breite der Einzelheiten</translation>
    </message>
</context>
<context>
    <name>lectern::ShortcutsDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>In the list: to the score of the session</source>
        <translation>In der Liste: zu den Punkten der Sitzung</translation>
    </message>
</context>
<context>
    <name>lectern::SideBar</name>
    <message>
        <source>Views</source>
        <translation>Ansichten</translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation>Sitzungen</translation>
    </message>
    <message>
        <source>To score</source>
        <translation>Zu bewerten</translation>
    </message>
    <message>
        <source>In progress</source>
        <translation>Läuft</translation>
    </message>
    <message>
        <source>Needs attention</source>
        <translation>Zu klären</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>Abgeschlossen</translation>
    </message>
    <message>
        <source>All sessions</source>
        <translation>Alle Sitzungen</translation>
    </message>
</context>
<context>
    <name>lectern::SignInDialog</name>
    <message>
        <source>Sign in to Lectern</source>
        <translation>Bei Lectern anmelden</translation>
    </message>
    <message numerus="yes">
        <source>%n made-up session(s) on this computer. No server, nothing leaves it.</source>
        <translation>
            <numerusform>%n erfundene Sitzung auf diesem Computer. Kein Server, nichts verlässt ihn.</numerusform>
            <numerusform>%n erfundene Sitzungen auf diesem Computer. Kein Server, nichts verlässt ihn.</numerusform>
        </translation>
    </message>
    <message>
        <source>Type the address of the server.</source>
        <translation>Die Adresse des Servers eingeben.</translation>
    </message>
    <message>
        <source>Paste an access token.</source>
        <translation>Ein Zugriffstoken einfügen.</translation>
    </message>
    <message>
        <source>Type the e-mail address of the account.</source>
        <translation>Die E-Mail-Adresse des Kontos eingeben.</translation>
    </message>
    <message>
        <source>Type the password.</source>
        <translation>Das Passwort eingeben.</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Anmelden</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>Wird gestartet …</translation>
    </message>
    <message>
        <source>Signing in…</source>
        <translation>Wird angemeldet …</translation>
    </message>
    <message>
        <source>Try the demo</source>
        <translation>Demo ausprobieren</translation>
    </message>
    <message>
        <source>Record results of VR training, with or without a network.</source>
        <translation>Ergebnisse von VR-Schulungen festhalten, mit und ohne Netz.</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>How to sign in</source>
        <translation>Art der Anmeldung</translation>
    </message>
    <message>
        <source>E-mail and password</source>
        <translation>E-Mail und Passwort</translation>
    </message>
    <message>
        <source>Access token</source>
        <translation>Zugriffstoken</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>Show password</source>
        <translation>Passwort anzeigen</translation>
    </message>
    <message>
        <source>Hide password</source>
        <translation>Passwort verbergen</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>Show token</source>
        <translation>Token anzeigen</translation>
    </message>
    <message>
        <source>Hide token</source>
        <translation>Token verbergen</translation>
    </message>
    <message>
        <source>Made in the training platform, and pasted here. Signs in until it expires.</source>
        <translation>In der Schulungsplattform erstellt und hier eingefügt. Gilt bis zu seinem Ablauf.</translation>
    </message>
    <message>
        <source>Kept in the system’s key store. Leave it off on a shared computer.</source>
        <translation>Im Schlüsselspeicher des Systems. Nicht für geteilte Computer.</translation>
    </message>
    <message>
        <source>Stay signed in on this computer</source>
        <translation>Auf diesem Computer angemeldet bleiben</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>No account at hand?</source>
        <translation>Kein Konto zur Hand?</translation>
    </message>
    <message>
        <source>No key store was found here last time: the sign-in lasts until Lectern is closed.</source>
        <translation>Beim letzten Mal gab es hier keinen Schlüsselspeicher: Die Anmeldung gilt, bis Lectern geschlossen wird.</translation>
    </message>
    <message>
        <source>Sign in until Lectern is closed</source>
        <translation>Anmelden, bis Lectern geschlossen wird</translation>
    </message>
</context>
<context>
    <name>lectern::SignInJob</name>
    <message>
        <source>Paste the access token.</source>
        <translation>Das Zugriffstoken einfügen.</translation>
    </message>
</context>
<context>
    <name>lectern::StatusLine</name>
    <message>
        <source>%1 of %2 selected</source>
        <translation>%1 von %2 ausgewählt</translation>
    </message>
    <message>
        <source>Results are recorded and sent all the same. Both times are kept: when a result was recorded by this computer&apos;s clock, and when the server received it by its own.</source>
        <translation>Ergebnisse werden trotzdem aufgezeichnet und gesendet. Beide Zeiten bleiben erhalten: wann ein Ergebnis nach der Uhr dieses Computers aufgezeichnet wurde und wann der Server es nach seiner eigenen empfing.</translation>
    </message>
    <message>
        <source>Demo: nothing leaves this computer</source>
        <translation>Demo: nichts verlässt diesen Computer</translation>
    </message>
    <message>
        <source>Show what needs attention</source>
        <translation>Zeigen, was zu klären ist</translation>
    </message>
</context>
<context>
    <name>lectern::StopWatch</name>
    <message>
        <source>Stop watch</source>
        <translation>Stoppuhr</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>Pause the stop watch</source>
        <translation>Stoppuhr anhalten</translation>
    </message>
    <message>
        <source>Start the stop watch</source>
        <translation>Stoppuhr starten</translation>
    </message>
    <message>
        <source>Reset</source>
        <extracomment>puts the stop watch back to 00:00:00</extracomment>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>Reset the stop watch</source>
        <translation>Stoppuhr zurücksetzen</translation>
    </message>
</context>
<context>
    <name>lectern::Suggestion</name>
    <message>
        <source>Use %1</source>
        <extracomment>%1: a number that is likely meant</extracomment>
        <translation>%1 übernehmen</translation>
    </message>
    <message>
        <source>%1: use %2</source>
        <extracomment>%1: name of a field. %2: a number</extracomment>
        <translation>%1: %2 übernehmen</translation>
    </message>
</context>
<context>
    <name>lectern::TimeField</name>
    <message>
        <source>Time spent</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>None</source>
        <extracomment>in an empty time box</extracomment>
        <translation>Keine</translation>
    </message>
    <message>
        <source>minutes</source>
        <translation>Minuten</translation>
    </message>
    <message>
        <source>no time</source>
        <translation>keine Dauer</translation>
    </message>
    <message>
        <source>&amp;Time spent</source>
        <extracomment>the letter after &amp; differs from those of the other fields and of the menu bar</extracomment>
        <translation>Da&amp;uer</translation>
    </message>
    <message>
        <source>Counts from the first launch at %1</source>
        <comment>time</comment>
        <translation>Zählt ab dem ersten Start um %1</translation>
    </message>
    <message>
        <source>Counted from the first launch at %1</source>
        <comment>time</comment>
        <translation>Gezählt ab dem ersten Start um %1</translation>
    </message>
    <message>
        <source>%1 Did you mean %2?</source>
        <extracomment>%1: what is wrong, a sentence. %2: minutes</extracomment>
        <translation>%1 Vielleicht %2?</translation>
    </message>
</context>
<context>
    <name>lectern::TimeLine</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Time line</source>
        <translation>Zeitachse</translation>
    </message>
</context>
<context>
    <name>lectern::TimeLineSection</name>
    <message>
        <source>Time line</source>
        <translation>Zeitachse</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <extracomment>hours and minutes</extracomment>
        <translation>%1 h %2 min</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n Tag</numerusform>
            <numerusform>%n Tage</numerusform>
        </translation>
    </message>
    <message>
        <source>not known</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>noch nicht</translation>
    </message>
    <message>
        <source>Downloaded</source>
        <translation>Geladen</translation>
    </message>
    <message>
        <source>First launch</source>
        <translation>Erster Start</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>Abgeschlossen</translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>seit %1</translation>
    </message>
    <message>
        <source>%1 so far</source>
        <translation>bisher %1</translation>
    </message>
</context>
<context>
    <name>lectern::ToggleSection</name>
    <message>
        <source>open</source>
        <comment>what was folded</comment>
        <translation>aufgeklappt</translation>
    </message>
    <message>
        <source>folded</source>
        <translation>zugeklappt</translation>
    </message>
</context>
<context>
    <name>lectern::UndoBar</name>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>lectern::UndoNotice</name>
    <message numerus="yes">
        <source>will be sent in %n s</source>
        <translation>
            <numerusform>wird in %n s gesendet</numerusform>
            <numerusform>wird in %n s gesendet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>will be sent in %n s, or when online again</source>
        <translation>
            <numerusform>wird in %n s gesendet, oder wenn wieder online</numerusform>
            <numerusform>wird in %n s gesendet, oder wenn wieder online</numerusform>
        </translation>
    </message>
    <message>
        <source>will be sent now</source>
        <translation>wird jetzt gesendet</translation>
    </message>
    <message>
        <source>will be sent when online again</source>
        <translation>wird gesendet, wenn wieder online</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>Abgeschlossen</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>Zurückholen</translation>
    </message>
    <message>
        <source>Recall (%1)</source>
        <translation>Zurückholen (%1)</translation>
    </message>
    <message numerus="yes">
        <source>%n completed</source>
        <comment>sessions</comment>
        <translation>
            <numerusform>%n abgeschlossen</numerusform>
            <numerusform>%n abgeschlossen</numerusform>
        </translation>
    </message>
    <message>
        <source>last: %1</source>
        <extracomment>%1: the name of the session that was completed last</extracomment>
        <translation>zuletzt: %1</translation>
    </message>
    <message>
        <source>waits for your answer</source>
        <translation>wartet auf die Antwort</translation>
    </message>
</context>
<context>
    <name>lectern::UnsentQuestion</name>
    <message>
        <source>Quit Lectern</source>
        <translation>Lectern beenden</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Abmelden</translation>
    </message>
    <message>
        <source>Nothing is lost: all of them are saved on this computer.</source>
        <translation>Nichts geht verloren: Alle sind auf diesem Computer gespeichert.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Sending %1 …</source>
        <translation>%1 werden gesendet …</translation>
    </message>
    <message numerus="yes">
        <source>Offline: %n wait(s) for a connection</source>
        <comment>results</comment>
        <translation>
            <numerusform>Offline: %n wartet auf eine Verbindung</numerusform>
            <numerusform>Offline: %n warten auf eine Verbindung</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n wait(s) for a new sign-in</source>
        <comment>results</comment>
        <translation>
            <numerusform>%n wartet auf eine neue Anmeldung</numerusform>
            <numerusform>%n warten auf eine neue Anmeldung</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The server asks to wait: %n go(es) later</source>
        <comment>results</comment>
        <translation>
            <numerusform>Der Server bittet zu warten: %n geht später</numerusform>
            <numerusform>Der Server bittet zu warten: %n gehen später</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Not connected to the server: %n go(es) later</source>
        <comment>results</comment>
        <translation>
            <numerusform>Nicht mit dem Server verbunden: %n geht später</numerusform>
            <numerusform>Nicht mit dem Server verbunden: %n gehen später</numerusform>
        </translation>
    </message>
    <message>
        <source>What can still be recalled is not sent while this is asked, and goes with the choice.</source>
        <translation>Was sich noch zurückholen lässt, wird nicht gesendet, solange gefragt wird, und geht mit der Wahl.</translation>
    </message>
    <message>
        <source>When all have arrived, Lectern quits by itself.</source>
        <translation>Wenn alle angekommen sind, beendet sich Lectern von selbst.</translation>
    </message>
    <message>
        <source>When all have arrived, you are signed out.</source>
        <translation>Wenn alle angekommen sind, werden Sie abgemeldet.</translation>
    </message>
    <message numerus="yes">
        <source>%n result(s) are not delivered yet</source>
        <translation>
            <numerusform>%n Ergebnis ist noch nicht zugestellt</numerusform>
            <numerusform>%n Ergebnisse sind noch nicht zugestellt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n arrived meanwhile</source>
        <comment>results</comment>
        <translation>
            <numerusform>%n ist inzwischen angekommen</numerusform>
            <numerusform>%n sind inzwischen angekommen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n need(s) attention and stay(s) saved</source>
        <comment>results</comment>
        <translation>
            <numerusform>%n ist zu klären und bleibt gespeichert</numerusform>
            <numerusform>%n sind zu klären und bleiben gespeichert</numerusform>
        </translation>
    </message>
    <message>
        <source>Wait until they are sent</source>
        <translation>Warten, bis sie gesendet sind</translation>
    </message>
    <message>
        <source>Quit now, they are sent next time</source>
        <translation>Jetzt beenden, sie werden beim nächsten Mal gesendet</translation>
    </message>
    <message>
        <source>Sign out now, they are sent after the next sign-in</source>
        <translation>Jetzt abmelden, sie werden nach der nächsten Anmeldung gesendet</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>Zurückholen</translation>
    </message>
    <message>
        <source>Recall %1</source>
        <translation>%1 zurückholen</translation>
    </message>
</context>
<context>
    <name>lectern::Workspace</name>
    <message>
        <source>This sign-in belongs to somebody else. Nothing was sent.</source>
        <translation>Diese Anmeldung gehört jemand anderem. Nichts wurde gesendet.</translation>
    </message>
    <message numerus="yes">
        <source>The notes are too long: with the time of recording they may have %n character(s). Shorten them, then complete again.</source>
        <translation>
            <numerusform>Die Notizen sind zu lang: Mit der Zeit der Aufzeichnung dürfen sie %n Zeichen haben. Kürzen, dann erneut abschließen.</numerusform>
            <numerusform>Die Notizen sind zu lang: Mit der Zeit der Aufzeichnung dürfen sie %n Zeichen haben. Kürzen, dann erneut abschließen.</numerusform>
        </translation>
    </message>
    <message>
        <source>The server has not said yet who is signed in. Try again in a moment.</source>
        <translation>Der Server hat noch nicht gesagt, wer angemeldet ist. Gleich noch einmal versuchen.</translation>
    </message>
</context>
<context>
    <name>lectern::history</name>
    <message>
        <source>Saved on this computer</source>
        <translation>Auf diesem Computer gespeichert</translation>
    </message>
    <message>
        <source>Not delivered, will be sent again</source>
        <translation>Nicht zugestellt, wird erneut gesendet</translation>
    </message>
    <message>
        <source>Received by the server</source>
        <translation>Vom Server empfangen</translation>
    </message>
    <message>
        <source>Needs attention</source>
        <translation>Zu klären</translation>
    </message>
    <message>
        <source>Recalled</source>
        <translation>Zurückgeholt</translation>
    </message>
    <message>
        <source>Queued again by you</source>
        <translation>Von Hand wieder eingereiht</translation>
    </message>
    <message>
        <source>Discarded by you</source>
        <translation>Von Hand verworfen</translation>
    </message>
    <message>
        <source>Replaced by a corrected record</source>
        <translation>Durch einen korrigierten Eintrag ersetzt</translation>
    </message>
    <message>
        <source>The server&apos;s version was kept</source>
        <translation>Die Fassung des Servers wurde behalten</translation>
    </message>
    <message>
        <source>Taken over from another sign-in</source>
        <translation>Von einer anderen Anmeldung übernommen</translation>
    </message>
    <message>
        <source>Draft taken over from another sign-in</source>
        <translation>Entwurf von einer anderen Anmeldung übernommen</translation>
    </message>
    <message>
        <source>Saved from a damaged file</source>
        <translation>Aus einer beschädigten Datei gerettet</translation>
    </message>
    <message>
        <source>Not sent after all, still waiting</source>
        <translation>Doch nicht gesendet, wartet noch</translation>
    </message>
    <message>
        <source>The server&apos;s result was looked up</source>
        <translation>Das Ergebnis des Servers wurde nachgesehen</translation>
    </message>
    <message>
        <source>Written to a file for another computer</source>
        <translation>In eine Datei für einen anderen Computer geschrieben</translation>
    </message>
    <message>
        <source>Taken over from a file of another computer</source>
        <translation>Aus einer Datei eines anderen Computers übernommen</translation>
    </message>
    <message>
        <source>Draft taken over from a file of another computer</source>
        <translation>Entwurf aus einer Datei eines anderen Computers übernommen</translation>
    </message>
    <message>
        <source>Trying to send</source>
        <translation>Sendeversuch</translation>
    </message>
    <message>
        <source>The repair was taken note of</source>
        <translation>Die Reparatur wurde zur Kenntnis genommen</translation>
    </message>
    <message>
        <source>Tried to send: %1</source>
        <translation>Sendeversuch: %1</translation>
    </message>
    <message>
        <source>Sent, the outcome is not known yet</source>
        <translation>Gesendet, Ausgang noch unbekannt</translation>
    </message>
</context>
<context>
    <name>lectern::sayLeftOut</name>
    <message numerus="yes">
        <source>Left out %n control character(s) of what was pasted.</source>
        <translation>
            <numerusform>%n Steuerzeichen aus dem Eingefügten weggelassen.</numerusform>
            <numerusform>%n Steuerzeichen aus dem Eingefügten weggelassen.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lectern::validate</name>
    <message>
        <source>Score from 0 to 100.</source>
        <translation>Punkte von 0 bis 100.</translation>
    </message>
    <message>
        <source>Time from 0 to 10,080 minutes (a week).</source>
        <translation>Dauer von 0 bis 10.080 Minuten (eine Woche).</translation>
    </message>
    <message numerus="yes">
        <source>%n character(s) too many</source>
        <translation>
            <numerusform>%n Zeichen zu viel</numerusform>
            <numerusform>%n Zeichen zu viel</numerusform>
        </translation>
    </message>
    <message>
        <source>A number from 0 to 100, or nothing.</source>
        <translation>Eine Zahl von 0 bis 100, oder nichts.</translation>
    </message>
    <message>
        <source>A number of minutes, or nothing.</source>
        <translation>Eine Zahl in Minuten, oder nichts.</translation>
    </message>
    <message>
        <source>Line %1, character %2: the control character %3. Take it out.</source>
        <translation>Zeile %1, Zeichen %2: das Steuerzeichen %3. Bitte entfernen.</translation>
    </message>
    <message>
        <source>Line %1, character %2: half a character (%3). Take it out.</source>
        <translation>Zeile %1, Zeichen %2: ein halbes Zeichen (%3). Bitte entfernen.</translation>
    </message>
    <message numerus="yes">
        <source>At most %n decimal(s).</source>
        <translation>
            <numerusform>Höchstens %n Nachkommastelle.</numerusform>
            <numerusform>Höchstens %n Nachkommastellen.</numerusform>
        </translation>
    </message>
    <message>
        <source>A number without separators between thousands.</source>
        <translation>Eine Zahl ohne Tausendertrennzeichen.</translation>
    </message>
</context>
<context>
    <name>lectern::wire</name>
    <message>
        <source>The answer could not be read.</source>
        <translation>Die Antwort war nicht lesbar.</translation>
    </message>
</context>
<context>
    <name>lectern::words</name>
    <message>
        <source>The server’s name was not found</source>
        <translation>Der Name des Servers wurde nicht gefunden</translation>
    </message>
    <message>
        <source>The proxy does not let Lectern through</source>
        <translation>Der Proxy lässt Lectern nicht durch</translation>
    </message>
    <message>
        <source>The server did not answer in time</source>
        <translation>Der Server hat nicht rechtzeitig geantwortet</translation>
    </message>
    <message>
        <source>The server’s answer is larger than Lectern accepts</source>
        <translation>Die Antwort des Servers ist größer, als Lectern annimmt</translation>
    </message>
    <message>
        <source>The server’s answer did not come in whole</source>
        <translation>Die Antwort des Servers kam nicht vollständig an</translation>
    </message>
    <message>
        <source>No connection to the server</source>
        <translation>Keine Verbindung zum Server</translation>
    </message>
    <message>
        <source>The server can’t answer at the moment</source>
        <translation>Der Server kann gerade nicht antworten</translation>
    </message>
    <message>
        <source>The connection isn’t secure</source>
        <translation>Die Verbindung ist nicht sicher</translation>
    </message>
    <message>
        <source>This network shows a page of its own instead of the server</source>
        <translation>Dieses Netz zeigt statt des Servers eine eigene Seite</translation>
    </message>
    <message>
        <source>Something else than the server answers at this address</source>
        <translation>Unter dieser Adresse antwortet etwas anderes als der Server</translation>
    </message>
    <message>
        <source>Sign in again to continue</source>
        <translation>Neu anmelden, um fortzufahren</translation>
    </message>
    <message>
        <source>The server asks to wait until %1</source>
        <translation>Der Server bittet, bis %1 zu warten</translation>
    </message>
    <message>
        <source>The server has no profile for this account. Ask its administrator</source>
        <translation>Der Server hat kein Profil für dieses Konto. Bei der Verwaltung nachfragen</translation>
    </message>
    <message>
        <source>This account may not do this at the server. Ask its administrator</source>
        <translation>Dieses Konto darf das auf dem Server nicht. Bei der Verwaltung nachfragen</translation>
    </message>
    <message>
        <source>Not accepted: the server knows this record with another content</source>
        <translation>Nicht angenommen: Der Server kennt diesen Eintrag mit anderem Inhalt</translation>
    </message>
    <message>
        <source>Not accepted by the server</source>
        <translation>Vom Server nicht angenommen</translation>
    </message>
    <message>
        <source>Not accepted: %1</source>
        <translation>Nicht angenommen: %1</translation>
    </message>
    <message>
        <source>Two results for one session</source>
        <translation>Zwei Ergebnisse für eine Sitzung</translation>
    </message>
    <message>
        <source>The server no longer lists this session</source>
        <translation>Der Server führt diese Sitzung nicht mehr</translation>
    </message>
    <message>
        <source>The connection isn’t secure: this computer doesn’t know who issued the server’s certificate</source>
        <translation>Die Verbindung ist nicht sicher: Dieser Computer kennt den Aussteller des Serverzertifikats nicht</translation>
    </message>
    <message>
        <source>The connection isn’t secure: the server’s certificate has expired, by this computer’s clock</source>
        <translation>Die Verbindung ist nicht sicher: Das Zertifikat des Servers ist nach der Uhr dieses Computers abgelaufen</translation>
    </message>
    <message>
        <source>The connection isn’t secure: the server’s certificate isn’t valid yet by this computer’s clock. Check its date and time</source>
        <translation>Die Verbindung ist nicht sicher: Das Zertifikat des Servers gilt nach der Uhr dieses Computers noch nicht. Prüfen Sie Datum und Uhrzeit</translation>
    </message>
    <message>
        <source>The connection isn’t secure: the server’s certificate is for another name</source>
        <translation>Die Verbindung ist nicht sicher: Das Zertifikat des Servers ist für einen anderen Namen</translation>
    </message>
    <message>
        <source>The server asks to wait until %1, %2</source>
        <extracomment>%1: a day, %2: a time</extracomment>
        <translation>Der Server bittet, bis %1, %2 zu warten</translation>
    </message>
    <message>
        <source>Sent, no answer yet. The next try finds out whether it arrived</source>
        <translation>Gesendet, noch keine Antwort. Der nächste Versuch klärt, ob es angekommen ist</translation>
    </message>
    <message>
        <source>Sent, but the answer could not be read. The next try finds out whether it arrived</source>
        <translation>Gesendet, aber die Antwort war nicht lesbar. Der nächste Versuch klärt, ob es angekommen ist</translation>
    </message>
    <message>
        <source>The server answered with an error (%1). The next try finds out whether it arrived</source>
        <translation>Der Server hat mit einem Fehler geantwortet (%1). Der nächste Versuch klärt, ob es angekommen ist</translation>
    </message>
</context>
</TS>
