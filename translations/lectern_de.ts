<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>Api</name>
    <message>
        <source>This access token is no longer accepted. Sign in again</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SecretStore</name>
    <message>
        <source>No sign-in is kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The kept sign-in can’t be read. Sign in again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keychain of this computer can’t be used. Unlock it, or sign in for this session only</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SignIn</name>
    <message>
        <source>Enter your e-mail address and password</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Store</name>
    <message>
        <source>This account is open in another window or program of Lectern. Close it there, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lectern may not write in its folder. Make the folder writable, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no such account on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This account belongs to another person.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This person has an account at that address already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A newer version of Lectern wrote the file %1. Update Lectern on this computer; the file was not touched.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lectern&apos;s file on this computer is damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder %1 cannot be made or used. Check who may write there, or choose another one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>A label has at most %n character(s).</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>This session has another result of yours, recorded before you were known to the server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All results were taken over, but the old file could not be renamed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>being sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>delivered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>needs attention</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waiting to be sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This session has a result already: record %1 (%2). Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only a result that the server refused can be corrected. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This result cannot be taken back: it may have reached the server already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This session has another draft by now. Clear that first, then take the result back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to try again for this result.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This result is in no conflict. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This result cannot be discarded: it has reached the server, or it may have.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no record %1 on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This result is not being sent. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This result is not waiting to be sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lectern&apos;s damaged file could not be set aside. Check who may write in its folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No space left on this disk. Make room, then save again. Nothing typed is lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lectern may not write in its folder. Make the folder writable, then save again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another program is writing Lectern&apos;s file just now. Try again in a moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This contradicts what is stored already. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk could not be read or written. Nothing was changed. Try again, or check the disk.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lectern</name>
    <message>
        <source>The server’s answer holds no access token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E-mail address and password don’t match. Check both and try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This server has no sign-in with e-mail and password. Use an access token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server did not accept this sign-in</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lectern::AccountButton</name>
    <message>
        <source>Account: %1, %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lectern::AccountDesk</name>
    <message>
        <source>this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Instructor</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lectern::CommandController</name>
    <message>
        <source>About Lectern</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lectern %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Records the results of supervised VR training, with or without a network.

Free software under the GNU General Public License, version 3 or later, without any warranty.

Qt %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lectern::CompletionForm</name>
    <message>
        <source>Result</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Score</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time spent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draft saved %1</source>
        <comment>time or weekday</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lectern::ConnectionWords</name>
    <message>
        <source>Offline since %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Offline.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep recording: results are saved and sent later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try now</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Sign in to send %n record(s).</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Sign in to refresh the list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was recorded stays on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server asks to wait until %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server asks to wait.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep recording: results are saved and sent then.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not connected to the server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Online</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Offline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign-in needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting until %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · checked %2, the list is empty</source>
        <extracomment>%1 is a state of the connection such as &quot;Online&quot;, %2 a time</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · list from %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n need(s) attention</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Sending %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n saved on this computer</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing waiting</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lectern::ConsoleWorker</name>
    <message>
        <source>Nobody is signed in. Sign in, then complete again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lectern::DeliverySection</name>
    <message>
        <source>Your result</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tries</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Technical detail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>History</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delivery</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discard…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recall</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back into the form, as a draft</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No score</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>day, time of day</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Request %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n entry(ies)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Discard this result?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It will not be sent. It stays in the history of this computer, marked as discarded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lectern::DeliveryStatus</name>
    <message>
        <source>Draft saved %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent at %1, waiting for the answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Confirmed by comparison %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Received by the server %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discarded by you %1, kept in the history</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replaced by a corrected record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent at %1, no answer yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent, no answer yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lectern checks before it sends again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved on this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>will be sent in %1 s, or when online again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sent when online</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sent after the next sign-in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the server asks to wait until %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sent when the server can be reached</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>will be sent in %1 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>will be sent now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>next try in %1 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>next try at %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two results for one session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server has another result and keeps it. Discard yours to accept the server&apos;s: it stays in the history of this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server no longer lists this session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It may have been removed, or given to somebody else. Try again later, or discard the result: it stays in the history of this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not accepted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct the result above and complete again, or try again as it is.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lectern::DetailFoot</name>
    <message>
        <source>Complete and next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Complete and go to the next session (Ctrl+Enter)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Complete</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Correct %n field(s) to complete: %1</source>
        <extracomment>%1: names of fields</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lectern::DetailPanel</name>
    <message>
        <source>Session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No session is selected</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lectern::EmptyState</name>
    <message>
        <source>%L1. %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lectern::FilterMenu</name>
    <message>
        <source>Filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Package: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Activity: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Package</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All packages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Activity of the selected session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Activity of the selected session: none</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lectern::HeadSection</name>
    <message>
        <source>attempt %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lectern::LabelEditor</name>
    <message>
        <source>Edit label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit label (F2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For example Group B, seat 4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stays on this computer, never sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No label</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lectern::MainController</name>
    <message>
        <source>Delivered, %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needs attention, %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recalled, %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lectern::MainMenu</name>
    <message>
        <source>&amp;File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;New session…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign &amp;in…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign &amp;out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Find</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy session &amp;id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Complete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Complete and &amp;next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Recall</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit &amp;label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refresh the l&amp;ist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two lines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Go</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Next session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Previous session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next to &amp;score</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next &amp;area</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;About Lectern</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About &amp;Qt</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lectern::NavRow</name>
    <message>
        <source>%1, %L2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>99+</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lectern::NewSessionDialog</name>
    <message>
        <source>New session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An activity id has 32 digits from 0 to 9 and a to f, in five groups.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The catalogue was not fetched yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No package matches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Creating…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Create</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a package.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For training that no headset has started. If there is an open session of the same package and activity, it is taken.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search packages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Package</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Activity id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>may stay empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lectern::NotesField</name>
    <message>
        <source>Notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What went well, what to practise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <extracomment>characters of the notes: &quot;101 of 1,000&quot;</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lectern::OutboxSender</name>
    <message>
        <source>Lectern was closed before the answer came.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server no longer lists this session.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The session was completed already, with another result.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lectern::PackageSection</name>
    <message>
        <source>Package</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Platforms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checksum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy checksum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The catalogue was not fetched yet. Details come with it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n earlier session(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lectern::PackageWords</name>
    <message>
        <source>Android API %1 or later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Android %1 or later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Android %1 (API %2) or later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Published</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Active</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draft</source>
        <comment>status of a package</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Archived</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lectern::PreviewStrip</name>
    <message>
        <source>%1 → %2</source>
        <extracomment>%1: the score, 0 to 100. %2: the same from 0 to 1</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · Passed</source>
        <extracomment>%1: &quot;85 → 0.85&quot;</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · Failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>(pass mark %1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Completes without pass or fail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Completed without a score</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No result yet</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lectern::ResultView</name>
    <message>
        <source>Time spent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Completed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Result</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>day, time of day</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server does not return notes.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lectern::ScoreField</name>
    <message>
        <source>Score</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None</source>
        <extracomment>in an empty score box</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>0 to 100, may stay empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Score, slider</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Score %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No score</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 Did you mean %2?</source>
        <extracomment>%1: what is wrong, a sentence. %2: a score</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lectern::ScoreSlider</name>
    <message>
        <source>Score</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lectern::SearchField</name>
    <message>
        <source>Search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search (%1)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lectern::ServerAddress</name>
    <message>
        <source>Enter the address of the server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is no server address. It looks like https://lms.example</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A server address starts with https://</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave user name and password out of the server address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave “?” and “#” and what follows them out of the server address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection would not be secure. Use https://, http:// is for this computer only</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lectern::SessionEmpty</name>
    <message>
        <source>Fetching the sessions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The list is on its way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No list on this computer yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sessions appear as soon as the server can be reached.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All scored</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every session has its result. A new one appears here as soon as a headset starts to download a package.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing in progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A session stands here from its first launch until it is completed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing needs attention</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A record stands here when the server did not accept it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing completed yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Completed sessions stand here with their results.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody is signed in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in to see your sessions. What was recorded before is still on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try the demo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No sessions yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A session appears here as soon as a headset starts to download a package. You can also create one yourself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Supervise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pick the session when the headset comes off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Score</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Score, minutes, notes: all by keyboard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Complete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved at once, delivered by itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Want to look around first? &lt;a href=&quot;demo&quot;&gt;Open the demo&lt;/a&gt;, it has an account of its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing matches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No session of “%1” passes the filter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No session of “%1” passes the filter and has all the words “%2”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No session of “%1” has all the words “%2”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear search and filter</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lectern::SessionHead</name>
    <message>
        <source>Filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refresh (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New session (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter · %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The list is being fetched</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lectern::SessionHeader</name>
    <message>
        <source>Columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset columns</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lectern::SessionModel</name>
    <message>
        <source>Package</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Started</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <comment>minutes spent in the session</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Result</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delivery</source>
        <comment>how far a record got on its way to the server</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Platforms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no score</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing recorded</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lectern::SessionTable</name>
    <message>
        <source>Sessions</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lectern::SessionWords</name>
    <message>
        <source>Passed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needs attention</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ddd d MMM</source>
        <extracomment>The format of a day of the last months, as QLocale::toString() reads it: weekday, day, month.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <extracomment>The format of a day long ago, as QLocale::toString() reads it: day, month, year.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ddd</source>
        <extracomment>The format of a day, as QLocale::toString() reads it: weekday; then day, month.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>d MMM</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt; 1 min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Downloading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Downloaded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Completed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draft</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>saved %1</source>
        <comment>time or weekday</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>being checked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sending</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>since %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not accepted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>two results</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>session gone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discarded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replaced</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>started %1</source>
        <comment>day and time</comment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>no score</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>score %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lectern::ShortcutsDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the list: to the score of the session</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lectern::SideBar</name>
    <message>
        <source>Views</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To score</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needs attention</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Completed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All sessions</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lectern::SignInDialog</name>
    <message>
        <source>Sign in to Lectern</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type the address of the server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste an access token.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type the e-mail address of the account.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type the password.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signing in…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try the demo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record results of VR training, with or without a network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How to sign in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E-mail and password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Access token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Made in the training platform, and pasted here. Signs in until it expires.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept in the system’s key store. Leave it off on a shared computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stay signed in on this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in for this session only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No account at hand?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>40 made-up sessions on this computer. No server, nothing leaves it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lectern::SignInJob</name>
    <message>
        <source>Paste the access token.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lectern::StatusLine</name>
    <message>
        <source>%1 of %2 selected</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lectern::StopWatch</name>
    <message>
        <source>Stop watch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause the stop watch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start the stop watch</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lectern::TimeField</name>
    <message>
        <source>Time spent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None</source>
        <extracomment>in an empty time box</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>minutes</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lectern::TimeLine</name>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time line</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lectern::TimeLineSection</name>
    <message>
        <source>Time line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <extracomment>hours and minutes</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Downloaded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First launch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Completed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>since %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 so far</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lectern::ToggleHead</name>
    <message>
        <source>open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>folded. %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lectern::UndoBar</name>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lectern::UndoNotice</name>
    <message numerus="yes">
        <source>will be sent in %n s</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>will be sent in %n s, or when online again</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>will be sent now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>will be sent when online again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Completed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recall</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recall (%1)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lectern::Workspace</name>
    <message>
        <source>This sign-in belongs to somebody else. Nothing was sent.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lectern::history</name>
    <message>
        <source>Saved on this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent to the server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not delivered, will be sent again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No answer; Lectern checks before it sends again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Received by the server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needs attention</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recalled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Queued again by you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discarded by you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replaced by a corrected record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server&apos;s version was kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken over from another sign-in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draft taken over from another sign-in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved from a damaged file</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lectern::validate</name>
    <message>
        <source>Score from 0 to 100.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time from 0 to 10,080 minutes (a week).</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n character(s) too many</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>A number from 0 to 100, or nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A number of minutes, or nothing.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lectern::wire</name>
    <message>
        <source>The answer could not be read.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lectern::words</name>
    <message>
        <source>Sent, no answer yet. Lectern checks before it sends again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server’s name was not found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The proxy does not let Lectern through</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server did not answer in time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server’s answer is larger than Lectern accepts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server’s answer did not come in whole</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No connection to the server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server can’t answer at the moment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection isn’t secure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This network shows a page of its own instead of the server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something else than the server answers at this address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in again to continue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server asks to wait until %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server has no profile for this account. Ask its administrator</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This account may not do this at the server. Ask its administrator</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not accepted: the server knows this record with another content</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not accepted by the server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not accepted: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two results for one session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server no longer lists this session</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
