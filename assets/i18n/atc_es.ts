<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es_ES">
<context>
    <name>Banner</name>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CallActions</name>
    <message>
        <source>Take</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refuse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As busy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Swap</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the caller</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Muted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transfer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Announce</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Park</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hang up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Less</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CallCard</name>
    <message>
        <source>Encrypted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>queue %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>for %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>via %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rings at %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The other side put you on hold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting very long</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting long</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect %1 with %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CallShort</name>
    <message>
        <source>Resume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More for this call</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CallWords</name>
    <message>
        <source>Ringing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recalled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rings elsewhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Calling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On hold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Consulting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Talking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answering…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refusing…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Holding…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resuming…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hanging up…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transferring…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parking…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CallsPane</name>
    <message>
        <source>nobody is waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ringing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no call</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Active</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On hold</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Causes</name>
    <message>
        <source>Ended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hung up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Missed: hung up before you answered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answered on another phone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Declined</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Busy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Declined by the other side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No such number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not reachable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transferred</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CredentialsPanel</name>
    <message>
        <source>The PBX wants another password for %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>User name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not now</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DialRow</name>
    <message>
        <source>Hand %1 over to %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Call %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Diversions</name>
    <message>
        <source>busy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>always forwarded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sent on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>follow me</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>out of hours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>do not disturb</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not reachable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>away</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Dock</name>
    <message>
        <source>Volume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keypad</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DropPanel</name>
    <message>
        <source>Transfer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>or hold still for a moment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Announce first</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ExtensionGrid</name>
    <message>
        <source>Extensions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show everybody</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the extensions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The people of the house are listed in the configuration file, under [[extensions]]: a range of numbers with their names and groups. They appear here after the next start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look for a name, a number or a department; accents and the order of words do not matter. A number can be called all the same.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody in this group is among those shown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tap a person under Extensions and then the star: those you call most are one tap away here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No extensions yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody found for “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No favourites yet</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ExtensionTile</name>
    <message>
        <source>%1 is calling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>with %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Field</name>
    <message>
        <source>Clear %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FilterRow</name>
    <message>
        <source>Free first</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FreeLine</name>
    <message>
        <source>Drop here to take %1 back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop here to pick up the call for %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop here to call %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop here to answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop here to resume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop here to hold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lines free: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HelpSheet</name>
    <message>
        <source>Keys and gestures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag a call onto a person to transfer it; hold it there for a moment, or drop it on the lower half, to announce it first. Drop it on a park slot to park it, on another call to connect the two. Drag a person or a parked call to the left to call or to take it back. Drag back or press Esc to cancel.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Keypad</name>
    <message>
        <source>Keys go to %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number to call</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redial</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Call</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Erase</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message>
        <source>Answer the call that has rung longest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refuse that call as busy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hold the active call, or take it back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take back the call held longest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transfer: type, choose with the arrows, Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Announce first, then connect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel the transfer, back to the caller</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Swap caller and colleague</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Join the active call with the one on hold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take back the last transfer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Park the active call</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Microphone on or off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hang up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pick up a call of the group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do not disturb on or off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search or dial</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Favourites</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Extensions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Call log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keypad</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave the console</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LaterPage</name>
    <message>
        <source>Show the extensions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shared and personal phonebooks will be listed here, with every number of a person. Until a phonebook is connected, type a number into the search above and call it, or hand a call over to it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every call with its time, length and what became of it will be listed here. Meanwhile F8 and Call on the keypad bring back the last number, and the calls of the moment are on the left.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Messages with colleagues and the note that goes along with a transfer will be here. Meanwhile hold a call over a person for a moment to announce it by voice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who waits in which queue, for how long, and who answers will be shown here. A call from a queue already carries the queue&apos;s name on its card.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Messages that callers left will be listed here, to be heard, called back and cleared. Meanwhile call your mailbox from the keypad.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No phonebook connected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No call log yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No chat connected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No queues connected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No mailbox connected</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LinkSheet</name>
    <message>
        <source>Connections</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try now</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Main</name>
    <message>
        <source>(%1) Attendant console</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attendant console</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NoteLine</name>
    <message>
        <source>Why on hold?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit the note</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Notices</name>
    <message>
        <source>Try now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add an [[accounts]] table with server, user name and password to the configuration file, then start the console again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next try in %1 s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colleagues&apos; phones show as unknown until the PBX is back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No account is configured</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connecting to the PBX</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No connection to the PBX: calls cannot come or go</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The configuration file has mistakes; the rest is in use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transferring to {target}…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ringing at {target}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{target} answered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{target} is busy: the call is still yours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{target} does not answer: the call is still yours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{target} declined: the call is still yours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no {target} at the PBX: the call is still yours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The transfer to {target} failed: the call is still yours. {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent to {target}; the PBX does not tell whether it was answered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Came back from {target}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken back from {target}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too late: {target} has answered already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transfer to {target} cancelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{target} hung up: the caller is on hold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{caller} hung up meanwhile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{caller} is talking with {target}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parking… {slot}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parked in {slot}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Could not be parked in {slot}. {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slot {slot} is taken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody waits in slot {slot} any more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The call in {slot} could not be taken back. {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Picking up the call for {target}…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The call for {target} could not be picked up. {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{target} no longer rings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The PBX did not hold the call. {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The call could not be resumed. {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The call could not be answered. {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number} could not be called. {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The call was cut off. {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All {lines} lines are taken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type a number first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{number}” cannot be dialled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That call is over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That cannot be done with this call now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not connected to the PBX as {account}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This PBX cannot do that</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The PBX did not change “do not disturb”. {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{device} cannot be used. {reason}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ParkLane</name>
    <message>
        <source>Park</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Park slots</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This PBX has no park slots</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Phones</name>
    <message>
        <source>Do not disturb</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ringing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Busy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not signed in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State unknown</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Registrations</name>
    <message>
        <source>Not connected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The PBX refuses the user name or password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The PBX does not answer</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ScreenKeyboard</name>
    <message>
        <source>Shift</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accents and signs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Space</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Erase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide the keyboard</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SearchRow</name>
    <message>
        <source>Search or number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who gets %1?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name, number, department…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keypad</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keyboard</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SettingsSheet</name>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colours</source>
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
        <source>High contrast</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size of text and buttons</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Motion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let things move and pulse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sound</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speaker</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Microphone</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Sheet</name>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SlotTile</name>
    <message>
        <source>free</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>parking…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>taking back…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>taken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>parked by %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slot %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Park here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a call</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>Do not disturb is on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do not disturb</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Group pickup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Volume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PBX connected as %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PBX: connecting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PBX: no connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PBX offline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PBX · %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys and gestures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TabRow</name>
    <message>
        <source>Favourites</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Extensions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Queues</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Voicemail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pages</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TargetPanel</name>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How does the call go to %1?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Favourite</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Announce first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transfer anyway</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transfer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pick up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who is it?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Call</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Texts</name>
    <message>
        <source>Number withheld</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recalled from {source}, transferred by you {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recalled from {source}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back from park slot {source}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>UndoBar</name>
    <message>
        <source>Transferring…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>VolumePanel</name>
    <message>
        <source>Level, %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speaker</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Microphone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The meters move while a call is active.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Talking with %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
