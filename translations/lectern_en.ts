<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Store</name>
    <message numerus="yes">
        <source>A label has at most %n character(s).</source>
        <translation>
            <numerusform>A label has at most %n character.</numerusform>
            <numerusform>A label has at most %n characters.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The passphrase needs at least %n character(s).</source>
        <translation>
            <numerusform>The passphrase needs at least %n character.</numerusform>
            <numerusform>The passphrase needs at least %n characters.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lectern::ConnectionWords</name>
    <message numerus="yes">
        <source>Sign in to send %n record(s).</source>
        <translation>
            <numerusform>Sign in to send %n record.</numerusform>
            <numerusform>Sign in to send %n records.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n need(s) attention</source>
        <translation>
            <numerusform>%n needs attention</numerusform>
            <numerusform>%n need attention</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n saved on this computer</source>
        <translation>
            <numerusform>%n saved on this computer</numerusform>
            <numerusform>%n saved on this computer</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lectern::DeliverySection</name>
    <message numerus="yes">
        <source>%n entry(ies)</source>
        <translation>
            <numerusform>%n entry</numerusform>
            <numerusform>%n entries</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 (%n times, last %2)</source>
        <extracomment>%1: what happened, %2: a time or weekday</extracomment>
        <translation>
            <numerusform>%1 (once, last %2)</numerusform>
            <numerusform>%1 (%n times, last %2)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lectern::DetailFoot</name>
    <message numerus="yes">
        <source>Correct %n field(s) to complete: %1</source>
        <extracomment>%1: names of fields</extracomment>
        <translation>
            <numerusform>Correct %n field to complete: %1</numerusform>
            <numerusform>Correct %n fields to complete: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lectern::DraftQuestion</name>
    <message numerus="yes">
        <source>What was entered for %n session(s) is not saved</source>
        <translation>
            <numerusform>What was entered for %n session is not saved</numerusform>
            <numerusform>What was entered for %n sessions is not saved</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <comment>sessions</comment>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lectern::FormCheck</name>
    <message numerus="yes">
        <source>%n character(s) too many with the time of recording</source>
        <translation>
            <numerusform>%n character too many with the time of recording</numerusform>
            <numerusform>%n characters too many with the time of recording</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lectern::PackageSection</name>
    <message numerus="yes">
        <source>%n earlier session(s)</source>
        <translation>
            <numerusform>%n earlier session</numerusform>
            <numerusform>%n earlier sessions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lectern::RepairNotice</name>
    <message numerus="yes">
        <source>%n record(s)</source>
        <translation>
            <numerusform>%n record</numerusform>
            <numerusform>%n records</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n draft(s)</source>
        <translation>
            <numerusform>%n draft</numerusform>
            <numerusform>%n drafts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n label(s)</source>
        <translation>
            <numerusform>%n label</numerusform>
            <numerusform>%n labels</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of the records was (were) read from the history.</source>
        <translation>
            <numerusform>%n of the records was read from the history.</numerusform>
            <numerusform>%n of the records were read from the history.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lectern::SessionWords</name>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lectern::SignInDialog</name>
    <message numerus="yes">
        <source>%n made-up session(s) on this computer. No server, nothing leaves it.</source>
        <translation>
            <numerusform>%n made-up session on this computer. No server, nothing leaves it.</numerusform>
            <numerusform>%n made-up sessions on this computer. No server, nothing leaves it.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lectern::TimeLineSection</name>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lectern::UndoNotice</name>
    <message numerus="yes">
        <source>will be sent in %n s</source>
        <translation>
            <numerusform>will be sent in %n s</numerusform>
            <numerusform>will be sent in %n s</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>will be sent in %n s, or when online again</source>
        <translation>
            <numerusform>will be sent in %n s, or when online again</numerusform>
            <numerusform>will be sent in %n s, or when online again</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n completed</source>
        <comment>sessions</comment>
        <translation>
            <numerusform>%n completed</numerusform>
            <numerusform>%n completed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lectern::UnsentQuestion</name>
    <message numerus="yes">
        <source>Offline: %n wait(s) for a connection</source>
        <comment>results</comment>
        <translation>
            <numerusform>Offline: %n waits for a connection</numerusform>
            <numerusform>Offline: %n wait for a connection</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n wait(s) for a new sign-in</source>
        <comment>results</comment>
        <translation>
            <numerusform>%n waits for a new sign-in</numerusform>
            <numerusform>%n wait for a new sign-in</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The server asks to wait: %n go(es) later</source>
        <comment>results</comment>
        <translation>
            <numerusform>The server asks to wait: %n goes later</numerusform>
            <numerusform>The server asks to wait: %n go later</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Not connected to the server: %n go(es) later</source>
        <comment>results</comment>
        <translation>
            <numerusform>Not connected to the server: %n goes later</numerusform>
            <numerusform>Not connected to the server: %n go later</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n result(s) are not delivered yet</source>
        <translation>
            <numerusform>%n result is not delivered yet</numerusform>
            <numerusform>%n results are not delivered yet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n arrived meanwhile</source>
        <comment>results</comment>
        <translation>
            <numerusform>%n arrived meanwhile</numerusform>
            <numerusform>%n arrived meanwhile</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n need(s) attention and stay(s) saved</source>
        <comment>results</comment>
        <translation>
            <numerusform>%n needs attention and stays saved</numerusform>
            <numerusform>%n need attention and stay saved</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lectern::Workspace</name>
    <message numerus="yes">
        <source>The notes are too long: with the time of recording they may have %n character(s). Shorten them, then complete again.</source>
        <translation>
            <numerusform>The notes are too long: with the time of recording they may have %n character. Shorten them, then complete again.</numerusform>
            <numerusform>The notes are too long: with the time of recording they may have %n characters. Shorten them, then complete again.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lectern::sayLeftOut</name>
    <message numerus="yes">
        <source>Left out %n control character(s) of what was pasted.</source>
        <translation>
            <numerusform>Left out %n control character of what was pasted.</numerusform>
            <numerusform>Left out %n control characters of what was pasted.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lectern::validate</name>
    <message numerus="yes">
        <source>%n character(s) too many</source>
        <translation>
            <numerusform>%n character too many</numerusform>
            <numerusform>%n characters too many</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>At most %n decimal(s).</source>
        <translation>
            <numerusform>At most %n decimal.</numerusform>
            <numerusform>At most %n decimals.</numerusform>
        </translation>
    </message>
</context>
</TS>
