<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="it_IT">
<context>
    <name>AskedChip</name>
    <message>
        <source>No longer only %1</source>
        <translation>Non più solo %1</translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>Close</source>
        <translation>Chiudi</translation>
    </message>
</context>
<context>
    <name>BoardLine</name>
    <message>
        <source>free</source>
        <translation>libero</translation>
    </message>
    <message>
        <source>talking</source>
        <translation>in conversazione</translation>
    </message>
    <message>
        <source>busy</source>
        <translation>occupato</translation>
    </message>
    <message>
        <source>ringing</source>
        <translation>squilla</translation>
    </message>
    <message>
        <source>on hold</source>
        <translation>in attesa</translation>
    </message>
    <message>
        <source>not signed in</source>
        <translation>non collegato</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>sconosciuto</translation>
    </message>
    <message>
        <source>waiting %1</source>
        <translation>in attesa %1</translation>
    </message>
    <message>
        <source>lost %1</source>
        <translation>perse %1</translation>
    </message>
    <message>
        <source>served %1</source>
        <translation>servite %1</translation>
    </message>
    <message>
        <source>agents free: %1 of %2</source>
        <translation>operatori liberi: %1 di %2</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>in pausa</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>in attesa</translation>
    </message>
    <message>
        <source>lost</source>
        <translation>perse</translation>
    </message>
    <message>
        <source>served</source>
        <translation>servite</translation>
    </message>
    <message>
        <source>wait</source>
        <translation>attesa</translation>
    </message>
    <message>
        <source>talk</source>
        <translation>colloquio</translation>
    </message>
    <message>
        <source>agents free</source>
        <translation>operatori liberi</translation>
    </message>
    <message>
        <source>Add agent</source>
        <translation>Aggiungi operatore</translation>
    </message>
    <message>
        <source>paused: %1</source>
        <translation>in pausa: %1</translation>
    </message>
    <message>
        <source>calls taken: %1</source>
        <translation>chiamate prese: %1</translation>
    </message>
    <message>
        <source>last %1</source>
        <translation>ultima %1</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Riprendi</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausa</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Togli</translation>
    </message>
</context>
<context>
    <name>ButtonLight</name>
    <message>
        <source>works</source>
        <translation>funziona</translation>
    </message>
    <message>
        <source>not pressed yet</source>
        <translation>non ancora premuto</translation>
    </message>
</context>
<context>
    <name>CallActions</name>
    <message>
        <source>Take</source>
        <translation>Prendi</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Rispondi</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>Lascia</translation>
    </message>
    <message>
        <source>Send on</source>
        <translation>Devia</translation>
    </message>
    <message>
        <source>Refuse</source>
        <translation>Rifiuta</translation>
    </message>
    <message>
        <source>As busy</source>
        <translation>Occupato</translation>
    </message>
    <message>
        <source>Decline</source>
        <translation>Respingi</translation>
    </message>
    <message>
        <source>Silence</source>
        <translation>Silenzia</translation>
    </message>
    <message>
        <source>It goes on waiting</source>
        <translation>Resta in attesa</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Collega</translation>
    </message>
    <message>
        <source>Swap</source>
        <translation>Alterna</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annulla</translation>
    </message>
    <message>
        <source>Back to the caller</source>
        <translation>Torna al chiamante</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>Attesa</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Riprendi</translation>
    </message>
    <message>
        <source>Muted</source>
        <translation>Muto</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>Muto</translation>
    </message>
    <message>
        <source>Transfer</source>
        <translation>Passa</translation>
    </message>
    <message>
        <source>Announce</source>
        <translation>Annuncia</translation>
    </message>
    <message>
        <source>Park</source>
        <translation>Parcheggia</translation>
    </message>
    <message>
        <source>Hang up</source>
        <translation>Chiudi</translation>
    </message>
    <message>
        <source>Less</source>
        <translation>Meno</translation>
    </message>
</context>
<context>
    <name>CallCard</name>
    <message>
        <source>What came of it</source>
        <translation>Esito</translation>
    </message>
    <message>
        <source>Why on hold?</source>
        <translation>Perché in attesa?</translation>
    </message>
    <message>
        <source>Add a note</source>
        <translation>Aggiungi una nota</translation>
    </message>
    <message>
        <source>Add %1 to the contacts</source>
        <translation>Aggiungi %1 ai contatti</translation>
    </message>
    <message>
        <source>also: %1</source>
        <translation>anche: %1</translation>
    </message>
    <message>
        <source>via %1</source>
        <translation>tramite %1</translation>
    </message>
    <message>
        <source>rings at %1</source>
        <translation>squilla da %1</translation>
    </message>
    <message>
        <source>The other side put you on hold</source>
        <translation>L&apos;altra parte ti ha messo in attesa</translation>
    </message>
    <message>
        <source>Waiting very long</source>
        <translation>Attesa molto lunga</translation>
    </message>
    <message>
        <source>Waiting long</source>
        <translation>Attesa lunga</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Chiudi</translation>
    </message>
    <message>
        <source>Close without a tag</source>
        <translation>Chiudi senza etichetta</translation>
    </message>
</context>
<context>
    <name>CallHead</name>
    <message>
        <source>Encrypted</source>
        <translation>Cifrata</translation>
    </message>
    <message>
        <source>Line %1</source>
        <translation>Linea %1</translation>
    </message>
</context>
<context>
    <name>CallName</name>
    <message>
        <source>also: %1</source>
        <translation>anche: %1</translation>
    </message>
    <message>
        <source>queue %1</source>
        <translation>coda %1</translation>
    </message>
    <message>
        <source>for %1</source>
        <translation>per %1</translation>
    </message>
</context>
<context>
    <name>CallShort</name>
    <message>
        <source>Resume</source>
        <translation>Riprendi</translation>
    </message>
    <message>
        <source>Take</source>
        <translation>Prendi</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Rispondi</translation>
    </message>
    <message>
        <source>More for this call</source>
        <translation>Altro per questa chiamata</translation>
    </message>
</context>
<context>
    <name>CallWords</name>
    <message>
        <source>Ringing</source>
        <translation>Squilla</translation>
    </message>
    <message>
        <source>Recalled</source>
        <translation>Rientrata</translation>
    </message>
    <message>
        <source>Rings elsewhere</source>
        <translation>Squilla altrove</translation>
    </message>
    <message>
        <source>Calling</source>
        <translation>In chiamata</translation>
    </message>
    <message>
        <source>On hold</source>
        <translation>In attesa</translation>
    </message>
    <message>
        <source>Consulting</source>
        <translation>Consultazione</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Terminata</translation>
    </message>
    <message>
        <source>Talking</source>
        <translation>In corso</translation>
    </message>
    <message>
        <source>Answering…</source>
        <translation>Rispondo…</translation>
    </message>
    <message>
        <source>Refusing…</source>
        <translation>Rifiuto…</translation>
    </message>
    <message>
        <source>Holding…</source>
        <translation>Metto in attesa…</translation>
    </message>
    <message>
        <source>Resuming…</source>
        <translation>Riprendo…</translation>
    </message>
    <message>
        <source>Hanging up…</source>
        <translation>Chiudo…</translation>
    </message>
    <message>
        <source>Transferring…</source>
        <translation>Passo…</translation>
    </message>
    <message>
        <source>Parking…</source>
        <translation>Parcheggio…</translation>
    </message>
</context>
<context>
    <name>CallsPane</name>
    <message>
        <source>nobody is waiting</source>
        <translation>nessuno aspetta</translation>
    </message>
    <message>
        <source>Ringing</source>
        <translation>Squillano</translation>
    </message>
    <message>
        <source>no call</source>
        <translation>nessuna chiamata</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>Attiva</translation>
    </message>
    <message>
        <source>On hold</source>
        <translation>In attesa</translation>
    </message>
</context>
<context>
    <name>CategoryEditor</name>
    <message>
        <source>Name</source>
        <translation>Nome</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Colore</translation>
    </message>
    <message>
        <source>Sign</source>
        <translation>Simbolo</translation>
    </message>
    <message>
        <source>Ring</source>
        <translation>Suoneria</translation>
    </message>
    <message>
        <source>As usual</source>
        <translation>Come al solito</translation>
    </message>
    <message>
        <source>As from inside</source>
        <translation>Come dall&apos;interno</translation>
    </message>
    <message>
        <source>As from outside</source>
        <translation>Come dall&apos;esterno</translation>
    </message>
    <message>
        <source>Urgent</source>
        <translation>Urgente</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Priorità</translation>
    </message>
    <message>
        <source>Lower priority</source>
        <translation>Priorità più bassa</translation>
    </message>
    <message>
        <source>Higher priority</source>
        <translation>Priorità più alta</translation>
    </message>
    <message>
        <source>Delete the category</source>
        <translation>Elimina la categoria</translation>
    </message>
    <message>
        <source>Delete the category and its rules</source>
        <translation>Elimina la categoria e le sue regole</translation>
    </message>
</context>
<context>
    <name>CategoryList</name>
    <message>
        <source>A category gives a call its colour, sign and ring. Calls of a higher priority ring further up; VIPs come first among equals.</source>
        <translation>Una categoria dà alla chiamata colore, simbolo e suoneria. Le chiamate con priorità più alta squillano più in alto; a parità, prima i VIP.</translation>
    </message>
    <message>
        <source>New category</source>
        <translation>Nuova categoria</translation>
    </message>
    <message>
        <source>priority %1</source>
        <translation>priorità %1</translation>
    </message>
    <message>
        <source>no rule gives it</source>
        <translation>nessuna regola la assegna</translation>
    </message>
    <message>
        <source>Edit %1</source>
        <translation>Modifica %1</translation>
    </message>
</context>
<context>
    <name>Causes</name>
    <message>
        <source>Ended</source>
        <translation>Terminata</translation>
    </message>
    <message>
        <source>Hung up</source>
        <translation>Ha chiuso</translation>
    </message>
    <message>
        <source>Missed: hung up before you answered</source>
        <translation>Persa: ha chiuso prima della risposta</translation>
    </message>
    <message>
        <source>Answered on another phone</source>
        <translation>Risposta su un altro telefono</translation>
    </message>
    <message>
        <source>Declined</source>
        <translation>Respinta</translation>
    </message>
    <message>
        <source>Busy</source>
        <translation>Occupato</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>Nessuna risposta</translation>
    </message>
    <message>
        <source>Declined by the other side</source>
        <translation>Respinta dall&apos;altra parte</translation>
    </message>
    <message>
        <source>No such number</source>
        <translation>Numero inesistente</translation>
    </message>
    <message>
        <source>Not reachable</source>
        <translation>Non raggiungibile</translation>
    </message>
    <message>
        <source>Transferred</source>
        <translation>Passata</translation>
    </message>
    <message>
        <source>Parked</source>
        <translation>Parcheggiata</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Non riuscita</translation>
    </message>
</context>
<context>
    <name>ConditionEditor</name>
    <message>
        <source>Tap for the contrary</source>
        <translation>Tocca per il contrario</translation>
    </message>
    <message>
        <source>Delete the condition</source>
        <translation>Elimina la condizione</translation>
    </message>
</context>
<context>
    <name>ConditionPicker</name>
    <message>
        <source>What to look at</source>
        <translation>Che cosa guardare</translation>
    </message>
</context>
<context>
    <name>ContactGrid</name>
    <message>
        <source>Contacts</source>
        <translation>Contatti</translation>
    </message>
</context>
<context>
    <name>ContactList</name>
    <message>
        <source>Contacts</source>
        <translation>Contatti</translation>
    </message>
</context>
<context>
    <name>ContactNumber</name>
    <message>
        <source>Hand %1 over to %2</source>
        <translation>Passa %1 a %2</translation>
    </message>
    <message>
        <source>Call %1</source>
        <translation>Chiama %1</translation>
    </message>
</context>
<context>
    <name>ContactPanel</name>
    <message>
        <source>Close the contact</source>
        <translation>Chiudi il contatto</translation>
    </message>
    <message>
        <source>Calls of this contact go first</source>
        <translation>Le chiamate di questo contatto hanno la precedenza</translation>
    </message>
    <message>
        <source>Not on the server yet</source>
        <translation>Non ancora sul server</translation>
    </message>
    <message>
        <source>Write an e-mail</source>
        <translation>Scrivi un&apos;e-mail</translation>
    </message>
    <message>
        <source>No number and no e-mail address is known.</source>
        <translation>Non si conosce né un numero né un indirizzo e-mail.</translation>
    </message>
    <message>
        <source>Known from %1</source>
        <translation>Proviene da %1</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Modifica</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Elimina</translation>
    </message>
</context>
<context>
    <name>ContactSpot</name>
    <message>
        <source>Not on the server yet</source>
        <translation>Non ancora sul server</translation>
    </message>
    <message>
        <source>%1 numbers</source>
        <translation>%1 numeri</translation>
    </message>
</context>
<context>
    <name>ContactTools</name>
    <message>
        <source>Show as a table</source>
        <translation>Mostra come tabella</translation>
    </message>
    <message>
        <source>Show as tiles</source>
        <translation>Mostra come riquadri</translation>
    </message>
    <message>
        <source>New contact</source>
        <translation>Nuovo contatto</translation>
    </message>
</context>
<context>
    <name>ContactWords</name>
    <message>
        <source>Extension</source>
        <translation>Interno</translation>
    </message>
    <message>
        <source>Work</source>
        <translation>Ufficio</translation>
    </message>
    <message>
        <source>Mobile</source>
        <translation>Cellulare</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>Casa</translation>
    </message>
    <message>
        <source>Fax</source>
        <translation>Fax</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Numero</translation>
    </message>
    <message>
        <source>My contacts</source>
        <translation>I miei contatti</translation>
    </message>
    <message>
        <source>In the house</source>
        <translation>In sede</translation>
    </message>
    <message>
        <source>Surname</source>
        <translation>Cognome</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>Azienda</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>Reparto</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nome</translation>
    </message>
    <message>
        <source>This is needed, or a company</source>
        <translation>Serve questo, oppure un’azienda</translation>
    </message>
    <message>
        <source>This is no number that can be called</source>
        <translation>Non è un numero che si possa chiamare</translation>
    </message>
    <message>
        <source>This is no e-mail address</source>
        <translation>Non è un indirizzo e-mail</translation>
    </message>
    <message>
        <source>A number or an e-mail address is needed</source>
        <translation>Serve un numero o un indirizzo e-mail</translation>
    </message>
    <message>
        <source>This is too long</source>
        <translation>È troppo lungo</translation>
    </message>
    <message>
        <source>These are too many numbers</source>
        <translation>I numeri sono troppi</translation>
    </message>
</context>
<context>
    <name>ContactsPage</name>
    <message>
        <source>The phonebook is being opened. Calls, the extensions and the keypad work meanwhile.</source>
        <translation>La rubrica si sta aprendo. Intanto chiamate, interni e tastiera funzionano.</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>Un attimo…</translation>
    </message>
    <message>
        <source>Show all contacts</source>
        <translation>Mostra tutti i contatti</translation>
    </message>
    <message>
        <source>New contact</source>
        <translation>Nuovo contatto</translation>
    </message>
    <message>
        <source>Look for a name, a company, a department, a number or an e-mail address; accents, the order of words and a typing mistake do not matter.</source>
        <translation>Si può cercare un nome, un&apos;azienda, un reparto, un numero o un indirizzo e-mail; accenti, ordine delle parole e un errore di battitura non contano.</translation>
    </message>
    <message>
        <source>Nobody in this part of the phonebook.</source>
        <translation>Nessuno in questa parte della rubrica.</translation>
    </message>
    <message>
        <source>Phonebooks are named in the configuration file, under [[directory]]: a CSV or vCard file, an LDAP or a CardDAV server. They appear here by themselves. Your own contacts can be added right away.</source>
        <translation>Le rubriche si indicano nel file di configurazione, sotto [[directory]]: un file CSV o vCard, un server LDAP o CardDAV. Compaiono qui da sole. I contatti personali si possono aggiungere subito.</translation>
    </message>
    <message>
        <source>Nobody found for “%1”</source>
        <translation>Nessun risultato per “%1”</translation>
    </message>
    <message>
        <source>Nobody here</source>
        <translation>Qui non c&apos;è nessuno</translation>
    </message>
    <message>
        <source>The phonebook is empty</source>
        <translation>La rubrica è vuota</translation>
    </message>
</context>
<context>
    <name>CredentialsPanel</name>
    <message>
        <source>The PBX wants another password for %1</source>
        <translation>Il centralino vuole un&apos;altra password per %1</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>Nome utente</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Password</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Accedi</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Non ora</translation>
    </message>
</context>
<context>
    <name>DeletedBar</name>
    <message>
        <source>%1 was deleted</source>
        <translation>%1 è stato eliminato</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annulla</translation>
    </message>
</context>
<context>
    <name>DialRow</name>
    <message>
        <source>Hand %1 over to %2</source>
        <translation>Passa %1 a %2</translation>
    </message>
    <message>
        <source>Call %1</source>
        <translation>Chiama %1</translation>
    </message>
</context>
<context>
    <name>DirectoryMark</name>
    <message>
        <source>Phonebook trouble</source>
        <translation>Problema di rubrica</translation>
    </message>
    <message>
        <source>Phonebooks: reading</source>
        <translation>Rubriche: lettura</translation>
    </message>
    <message>
        <source>Phonebooks</source>
        <translation>Rubriche</translation>
    </message>
</context>
<context>
    <name>DirectoryPane</name>
    <message>
        <source>No extension for “%1”</source>
        <translation>Nessun interno per «%1»</translation>
    </message>
</context>
<context>
    <name>Diversions</name>
    <message>
        <source>busy</source>
        <translation>occupato</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>nessuna risposta</translation>
    </message>
    <message>
        <source>always forwarded</source>
        <translation>sempre deviato</translation>
    </message>
    <message>
        <source>sent on</source>
        <translation>deviata</translation>
    </message>
    <message>
        <source>follow me</source>
        <translation>seguimi</translation>
    </message>
    <message>
        <source>out of hours</source>
        <translation>fuori orario</translation>
    </message>
    <message>
        <source>do not disturb</source>
        <translation>non disturbare</translation>
    </message>
    <message>
        <source>not reachable</source>
        <translation>non raggiungibile</translation>
    </message>
    <message>
        <source>away</source>
        <translation>assente</translation>
    </message>
</context>
<context>
    <name>Dock</name>
    <message>
        <source>Volume</source>
        <translation>Volume</translation>
    </message>
    <message>
        <source>Keypad</source>
        <translation>Tastierino</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Chiudi</translation>
    </message>
</context>
<context>
    <name>DropPanel</name>
    <message>
        <source>Transfer</source>
        <translation>Passa</translation>
    </message>
    <message>
        <source>or hold still for a moment</source>
        <translation>o resta fermo un momento</translation>
    </message>
    <message>
        <source>Announce first</source>
        <translation>Prima annuncia</translation>
    </message>
</context>
<context>
    <name>EditEntry</name>
    <message>
        <source>What the number is for</source>
        <translation>A che cosa serve il numero</translation>
    </message>
    <message>
        <source>Take %1 out</source>
        <translation>Togli %1</translation>
    </message>
</context>
<context>
    <name>EditField</name>
    <message>
        <source>%1 (needed)</source>
        <translation>%1 (obbligatorio)</translation>
    </message>
</context>
<context>
    <name>EditorPage</name>
    <message>
        <source>New contact</source>
        <translation>Nuovo contatto</translation>
    </message>
    <message>
        <source>Change the contact</source>
        <translation>Modifica il contatto</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annulla</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Salvataggio…</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Salva</translation>
    </message>
    <message>
        <source>Throw the changes away?</source>
        <translation>Scartare le modifiche?</translation>
    </message>
    <message>
        <source>Throw away</source>
        <translation>Scarta</translation>
    </message>
    <message>
        <source>Go on writing</source>
        <translation>Continua a scrivere</translation>
    </message>
    <message>
        <source>It could not be saved. Nothing is lost: try again in a moment.</source>
        <translation>Non è stato possibile salvare. Nulla è perso: riprovare tra poco.</translation>
    </message>
    <message>
        <source>First name</source>
        <translation>Nome</translation>
    </message>
    <message>
        <source>Surname</source>
        <translation>Cognome</translation>
    </message>
    <message>
        <source>Company, instead of a name or with it</source>
        <translation>Azienda, al posto del nome o insieme</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>Numeri</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Numero</translation>
    </message>
    <message>
        <source>Another number</source>
        <translation>Altro numero</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>E-mail address</source>
        <translation>Indirizzo e-mail</translation>
    </message>
    <message>
        <source>Another address</source>
        <translation>Altro indirizzo</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>Azienda</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>Reparto</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>Ruolo</translation>
    </message>
    <message>
        <source>Groups, separated by commas</source>
        <translation>Gruppi, separati da virgole</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Nota</translation>
    </message>
    <message>
        <source>Calls of this contact go first</source>
        <translation>Le chiamate di questo contatto hanno la precedenza</translation>
    </message>
</context>
<context>
    <name>ExtensionGrid</name>
    <message>
        <source>Extensions</source>
        <translation>Interni</translation>
    </message>
</context>
<context>
    <name>ExtensionLine</name>
    <message>
        <source>from %1</source>
        <translation>da %1</translation>
    </message>
    <message>
        <source>with %1</source>
        <translation>con %1</translation>
    </message>
</context>
<context>
    <name>ExtensionTable</name>
    <message>
        <source>Phone</source>
        <translation>Telefono</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>Reparto</translation>
    </message>
    <message>
        <source>Extensions</source>
        <translation>Interni</translation>
    </message>
</context>
<context>
    <name>ExtensionTile</name>
    <message>
        <source>from %1</source>
        <translation>chiama %1</translation>
    </message>
    <message>
        <source>with %1</source>
        <translation>con %1</translation>
    </message>
</context>
<context>
    <name>FavouritesPage</name>
    <message>
        <source>All</source>
        <translation>Tutti</translation>
    </message>
    <message>
        <source>Rename %1</source>
        <translation>Rinomina %1</translation>
    </message>
    <message>
        <source>Take the group away</source>
        <translation>Togli il gruppo</translation>
    </message>
    <message>
        <source>Take %1 away</source>
        <translation>Togli %1</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Tienilo</translation>
    </message>
    <message>
        <source>New group</source>
        <translation>Nuovo gruppo</translation>
    </message>
    <message>
        <source>Ctrl and an arrow key move a favourite</source>
        <translation>Ctrl e una freccia spostano un preferito</translation>
    </message>
    <message>
        <source>Favourites</source>
        <translation>Preferiti</translation>
    </message>
    <message>
        <source>Show the extensions</source>
        <translation>Mostra gli interni</translation>
    </message>
    <message>
        <source>Drag favourites from “All” onto this group&apos;s name, or tap one there and choose the group.</source>
        <translation>Trascinare i preferiti da “Tutti” sul nome di questo gruppo, oppure toccarne uno e scegliere il gruppo.</translation>
    </message>
    <message>
        <source>Tap a person under Extensions and then the star, or the star beside a contact&apos;s number: those you call most are one tap away here.</source>
        <translation>Toccare una persona tra gli Interni e poi la stella, o la stella accanto al numero di un contatto: chi si chiama di più è qui, a un tocco.</translation>
    </message>
    <message>
        <source>Nobody in this group yet</source>
        <translation>Ancora nessuno in questo gruppo</translation>
    </message>
    <message>
        <source>No favourites yet</source>
        <translation>Ancora nessun preferito</translation>
    </message>
</context>
<context>
    <name>Field</name>
    <message>
        <source>Clear %1</source>
        <translation>Cancella %1</translation>
    </message>
</context>
<context>
    <name>FilterPanel</name>
    <message>
        <source>Filter</source>
        <translation>Filtra</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Periodo</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Oggi</translation>
    </message>
    <message>
        <source>7 days</source>
        <translation>7 giorni</translation>
    </message>
    <message>
        <source>30 days</source>
        <translation>30 giorni</translation>
    </message>
    <message>
        <source>From day</source>
        <translation>Dal giorno</translation>
    </message>
    <message>
        <source>From %1</source>
        <translation>Dal %1</translation>
    </message>
    <message>
        <source>To day</source>
        <translation>Al giorno</translation>
    </message>
    <message>
        <source>To %1</source>
        <translation>Al %1</translation>
    </message>
    <message>
        <source>The first day does not exist. Write it like %1.</source>
        <translation>Il primo giorno non esiste. Scrivilo come %1.</translation>
    </message>
    <message>
        <source>The last day does not exist, or is before the first. Write it like %1.</source>
        <translation>L&apos;ultimo giorno non esiste o viene prima del primo. Scrivilo come %1.</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Categoria</translation>
    </message>
    <message>
        <source>What came of it</source>
        <translation>Esito</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Coda</translation>
    </message>
</context>
<context>
    <name>FilterRow</name>
    <message>
        <source>Free first</source>
        <translation>Prima i liberi</translation>
    </message>
    <message>
        <source>Tiles</source>
        <translation>Riquadri</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabella</translation>
    </message>
</context>
<context>
    <name>FoundContacts</name>
    <message>
        <source>Contacts · the best %1 of %2</source>
        <translation>Contatti · i migliori %1 di %2</translation>
    </message>
    <message>
        <source>Contacts · %1</source>
        <translation>Contatti · %1</translation>
    </message>
    <message>
        <source>No contact found</source>
        <translation>Nessun contatto trovato</translation>
    </message>
</context>
<context>
    <name>FreeLine</name>
    <message>
        <source>Drop here to take %1 back</source>
        <translation>Lascia qui per riprendere %1</translation>
    </message>
    <message>
        <source>Drop here to take %1 out of the queue</source>
        <translation>Lascia qui per prendere %1 dalla coda</translation>
    </message>
    <message>
        <source>Drop here to pick up the call for %1</source>
        <translation>Lascia qui per prelevare la chiamata di %1</translation>
    </message>
    <message>
        <source>Drop here to call %1</source>
        <translation>Lascia qui per chiamare %1</translation>
    </message>
    <message>
        <source>Drop here to answer</source>
        <translation>Lascia qui per rispondere</translation>
    </message>
    <message>
        <source>Drop here to resume</source>
        <translation>Lascia qui per riprendere</translation>
    </message>
    <message>
        <source>Drop here to hold</source>
        <translation>Lascia qui per mettere in attesa</translation>
    </message>
    <message>
        <source>Lines free: %1</source>
        <translation>Linee libere: %1</translation>
    </message>
</context>
<context>
    <name>GroupEdit</name>
    <message>
        <source>Name of the new group</source>
        <translation>Nome del nuovo gruppo</translation>
    </message>
    <message>
        <source>Name of the group</source>
        <translation>Nome del gruppo</translation>
    </message>
    <message>
        <source>Name is taken</source>
        <translation>Nome già usato</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Salva</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annulla</translation>
    </message>
</context>
<context>
    <name>Headset</name>
    <message>
        <source>Headsets are switched off in the configuration file</source>
        <translation>Le cuffie sono disattivate nel file di configurazione</translation>
    </message>
    <message>
        <source>Headsets cannot be used</source>
        <translation>Le cuffie non si possono usare</translation>
    </message>
    <message>
        <source>Ask the administrator to install the system&apos;s USB library (libusb-1.0-0); `atc headset doctor` and the log tell more.</source>
        <translation>Chiedi all&apos;amministratore di installare la libreria USB del sistema (libusb-1.0-0); `atc headset doctor` e il registro dicono di più.</translation>
    </message>
    <message>
        <source>Unplug it and plug it in again. If that does not help, `atc headset doctor` and the log tell the administrator more.</source>
        <translation>Scollegala e ricollegala. Se non basta, `atc headset doctor` e il registro dicono di più all&apos;amministratore.</translation>
    </message>
    <message>
        <source>Another program is in a call on it</source>
        <translation>Un altro programma la sta usando per una chiamata</translation>
    </message>
    <message>
        <source>Ask the administrator to copy deploy/udev/70-atc-headset.rules to /etc/udev/rules.d, then unplug the headset and plug it in again.</source>
        <translation>Chiedi all&apos;amministratore di copiare deploy/udev/70-atc-headset.rules in /etc/udev/rules.d, poi scollega la cuffia e ricollegala.</translation>
    </message>
    <message>
        <source>No headset is plugged in</source>
        <translation>Nessuna cuffia collegata</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Pronta</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>In uso</translation>
    </message>
    <message>
        <source>The system does not let the console use its buttons</source>
        <translation>Il sistema non permette alla console di usarne i tasti</translation>
    </message>
    <message>
        <source>Another program holds its buttons</source>
        <translation>Un altro programma ne tiene occupati i tasti</translation>
    </message>
    <message>
        <source>Its buttons do not work</source>
        <translation>I suoi tasti non funzionano</translation>
    </message>
</context>
<context>
    <name>HeadsetButtons</name>
    <message>
        <source>Call button</source>
        <translation>Tasto di chiamata</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>Muto</translation>
    </message>
    <message>
        <source>Louder</source>
        <translation>Più forte</translation>
    </message>
    <message>
        <source>Softer</source>
        <translation>Più piano</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>Rifiuta</translation>
    </message>
    <message>
        <source>Hang up</source>
        <translation>Riaggancia</translation>
    </message>
    <message>
        <source>Hold / swap</source>
        <translation>Attesa / alterna</translation>
    </message>
    <message>
        <source>Redial</source>
        <translation>Richiama</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Linea</translation>
    </message>
    <message>
        <source>Speed dial</source>
        <translation>Chiamata rapida</translation>
    </message>
    <message>
        <source>Voicemail</source>
        <translation>Segreteria</translation>
    </message>
    <message>
        <source>Speaker off</source>
        <translation>Altoparlante spento</translation>
    </message>
    <message>
        <source>Play / pause</source>
        <translation>Riproduci / pausa</translation>
    </message>
</context>
<context>
    <name>HeadsetMark</name>
    <message>
        <source>Headset not usable</source>
        <translation>Cuffia non utilizzabile</translation>
    </message>
    <message>
        <source>Headset in use</source>
        <translation>Cuffia in uso</translation>
    </message>
    <message>
        <source>Headset</source>
        <translation>Cuffia</translation>
    </message>
    <message>
        <source>No headset</source>
        <translation>Nessuna cuffia</translation>
    </message>
</context>
<context>
    <name>HeadsetQuestion</name>
    <message>
        <source>Use the headset for this call?</source>
        <translation>Usare la cuffia per questa chiamata?</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>Usala</translation>
    </message>
    <message>
        <source>Use it (%1)</source>
        <translation>Usala (%1)</translation>
    </message>
    <message>
        <source>No (Esc)</source>
        <translation>No (Esc)</translation>
    </message>
</context>
<context>
    <name>HeadsetSheet</name>
    <message>
        <source>Headset</source>
        <translation>Cuffia</translation>
    </message>
    <message>
        <source>Plug in a USB headset with call buttons: it is used at once.</source>
        <translation>Collega una cuffia USB con i tasti di chiamata: viene usata subito.</translation>
    </message>
    <message>
        <source>Use this headset</source>
        <translation>Usa questa cuffia</translation>
    </message>
    <message>
        <source>Whichever works</source>
        <translation>Quella che funziona</translation>
    </message>
    <message>
        <source>Ringing</source>
        <translation>Suoneria</translation>
    </message>
    <message>
        <source>The headset or its base rings</source>
        <translation>Suona la cuffia o la sua base</translation>
    </message>
    <message>
        <source>The console&apos;s speaker rings</source>
        <translation>Suona l&apos;altoparlante della console</translation>
    </message>
    <message>
        <source>Without a headset that rings, the speaker always does.</source>
        <translation>Senza una cuffia che suona, l&apos;altoparlante suona sempre.</translation>
    </message>
    <message>
        <source>Try the buttons</source>
        <translation>Prova i tasti</translation>
    </message>
    <message>
        <source>The headset is in a make-believe call: press each of its buttons. What you press lights up here and does nothing else; a real call ends the trial for as long as it lasts.</source>
        <translation>La cuffia è in una chiamata simulata: premi ciascuno dei suoi tasti. Quello che premi si accende qui e non fa altro; una chiamata vera interrompe la prova finché dura.</translation>
    </message>
    <message>
        <source>The headset rings for a make-believe call, and each button that you press lights up here.</source>
        <translation>La cuffia suona per una chiamata simulata, e ogni tasto che premi si accende qui.</translation>
    </message>
    <message>
        <source>End the trial</source>
        <translation>Termina la prova</translation>
    </message>
    <message>
        <source>Begin the trial</source>
        <translation>Inizia la prova</translation>
    </message>
</context>
<context>
    <name>HelpSheet</name>
    <message>
        <source>Keys and gestures</source>
        <translation>Tasti e gesti</translation>
    </message>
    <message>
        <source>Drag a call onto a person to transfer it; hold it there for a moment, or drop it on the lower half, to announce it first. Drop it on a park slot to park it, on another call to connect the two. Drag a person or a parked call to the left to call or to take it back. Drag back or press Esc to cancel.</source>
        <translation>Trascina una chiamata su una persona per passarla; resta fermo un momento, o lasciala sulla metà inferiore, per annunciarla prima. Lasciala su un posto di parcheggio per parcheggiarla, su un&apos;altra chiamata per collegare le due. Trascina a sinistra una persona o una chiamata parcheggiata per chiamare o riprendere. Riporta indietro o premi Esc per annullare.</translation>
    </message>
</context>
<context>
    <name>JoinSign</name>
    <message>
        <source>Connect %1 with %2</source>
        <translation>Collega %1 con %2</translation>
    </message>
</context>
<context>
    <name>JumpBar</name>
    <message>
        <source>Jump to a letter</source>
        <translation>Vai a una lettera</translation>
    </message>
</context>
<context>
    <name>Keypad</name>
    <message>
        <source>Keys go to %1</source>
        <translation>I tasti vanno a %1</translation>
    </message>
    <message>
        <source>Number to call</source>
        <translation>Numero da chiamare</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Numero</translation>
    </message>
    <message>
        <source>Redial</source>
        <translation>Richiama</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>Chiama</translation>
    </message>
    <message>
        <source>Erase</source>
        <translation>Cancella</translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message>
        <source>Answer the first call that rings</source>
        <translation>Rispondi alla prima chiamata che squilla</translation>
    </message>
    <message>
        <source>Refuse that call as busy</source>
        <translation>Rifiuta quella chiamata come occupato</translation>
    </message>
    <message>
        <source>Stop the ringing; the calls go on waiting</source>
        <translation>Ferma lo squillo; le chiamate restano in attesa</translation>
    </message>
    <message>
        <source>Hold the active call, or take it back</source>
        <translation>Metti in attesa la chiamata attiva, o riprendila</translation>
    </message>
    <message>
        <source>Take back the call held longest</source>
        <translation>Riprendi la chiamata in attesa da più tempo</translation>
    </message>
    <message>
        <source>Transfer: type, choose with the arrows, Enter</source>
        <translation>Passa: scrivi, scegli con le frecce, Invio</translation>
    </message>
    <message>
        <source>Announce first, then connect</source>
        <translation>Prima annuncia, poi collega</translation>
    </message>
    <message>
        <source>Cancel the transfer, back to the caller</source>
        <translation>Annulla il passaggio, torna al chiamante</translation>
    </message>
    <message>
        <source>Swap caller and colleague</source>
        <translation>Alterna chiamante e collega</translation>
    </message>
    <message>
        <source>Join the active call with the one on hold</source>
        <translation>Collega la chiamata attiva con quella in attesa</translation>
    </message>
    <message>
        <source>Take back the last transfer</source>
        <translation>Riprendi l&apos;ultimo passaggio</translation>
    </message>
    <message>
        <source>Park the active call</source>
        <translation>Parcheggia la chiamata attiva</translation>
    </message>
    <message>
        <source>Microphone on or off</source>
        <translation>Microfono acceso o spento</translation>
    </message>
    <message>
        <source>Hang up</source>
        <translation>Chiudi</translation>
    </message>
    <message>
        <source>Pick up a call of the group</source>
        <translation>Preleva una chiamata del gruppo</translation>
    </message>
    <message>
        <source>Do not disturb on or off</source>
        <translation>Non disturbare sì o no</translation>
    </message>
    <message>
        <source>Queues</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Pause in all queues, or go on</source>
        <translation>Pausa in tutte le code, o riprendi</translation>
    </message>
    <message>
        <source>Take the caller who waits longest in a queue</source>
        <translation>Prendi chi aspetta da più tempo in una coda</translation>
    </message>
    <message>
        <source>Hand the call to the first suggested person</source>
        <translation>Passa la chiamata alla prima persona suggerita</translation>
    </message>
    <message>
        <source>Hand the call to the second suggested person</source>
        <translation>Passa la chiamata alla seconda persona suggerita</translation>
    </message>
    <message>
        <source>Hand the call to the third suggested person</source>
        <translation>Passa la chiamata alla terza persona suggerita</translation>
    </message>
    <message>
        <source>Search or dial</source>
        <translation>Cerca o componi</translation>
    </message>
    <message>
        <source>Favourites</source>
        <translation>Preferiti</translation>
    </message>
    <message>
        <source>Extensions</source>
        <translation>Interni</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>Contatti</translation>
    </message>
    <message>
        <source>Call log</source>
        <translation>Registro chiamate</translation>
    </message>
    <message>
        <source>Add a contact, or the caller as one</source>
        <translation>Aggiungi un contatto, o chi chiama</translation>
    </message>
    <message>
        <source>Keypad</source>
        <translation>Tastierino</translation>
    </message>
    <message>
        <source>Headset; yes, use it for this call</source>
        <translation>Cuffia; sì, usala per questa chiamata</translation>
    </message>
    <message>
        <source>This page</source>
        <translation>Questa pagina</translation>
    </message>
    <message>
        <source>Leave the console</source>
        <translation>Esci</translation>
    </message>
</context>
<context>
    <name>LaterPage</name>
    <message>
        <source>Show the extensions</source>
        <translation>Mostra gli interni</translation>
    </message>
    <message>
        <source>Every call with its time, length and what became of it will be listed here. Meanwhile Call on the keypad brings back the last number, and the calls of the moment are on the left.</source>
        <translation>Qui ci saranno tutte le chiamate con ora, durata ed esito. Intanto Chiama sul tastierino ripropone l&apos;ultimo numero, e le chiamate del momento sono a sinistra.</translation>
    </message>
    <message>
        <source>Messages with colleagues and the note that goes along with a transfer will be here. Meanwhile hold a call over a person for a moment to announce it by voice.</source>
        <translation>Qui ci saranno i messaggi con i colleghi e la nota che accompagna un passaggio. Intanto tieni una chiamata ferma su una persona per annunciarla a voce.</translation>
    </message>
    <message>
        <source>Who waits in which queue, for how long, and who answers will be shown here. A call from a queue already carries the queue&apos;s name on its card.</source>
        <translation>Qui si vedrà chi aspetta in quale coda, da quanto, e chi risponde. Una chiamata da una coda ne porta già il nome sulla scheda.</translation>
    </message>
    <message>
        <source>Messages that callers left will be listed here, to be heard, called back and cleared. Meanwhile call your mailbox from the keypad.</source>
        <translation>Qui ci saranno i messaggi lasciati da chi chiama, da ascoltare, richiamare e cancellare. Intanto chiama la tua casella dal tastierino.</translation>
    </message>
    <message>
        <source>No call log yet</source>
        <translation>Ancora nessun registro</translation>
    </message>
    <message>
        <source>No chat connected</source>
        <translation>Nessuna chat collegata</translation>
    </message>
    <message>
        <source>No queues connected</source>
        <translation>Nessuna coda collegata</translation>
    </message>
    <message>
        <source>No mailbox connected</source>
        <translation>Nessuna casella collegata</translation>
    </message>
</context>
<context>
    <name>LinkSheet</name>
    <message>
        <source>Connections</source>
        <translation>Collegamenti</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>Riprova ora</translation>
    </message>
</context>
<context>
    <name>LogDetail</name>
    <message>
        <source>Note on this call</source>
        <translation>Nota su questa chiamata</translation>
    </message>
    <message>
        <source>Add a note</source>
        <translation>Aggiungi una nota</translation>
    </message>
    <message>
        <source>Keep the note</source>
        <translation>Salva la nota</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>Chiama</translation>
    </message>
    <message>
        <source>Dealt with</source>
        <translation>Gestita</translation>
    </message>
    <message>
        <source>Mark as dealt with</source>
        <translation>Segna come gestita</translation>
    </message>
    <message>
        <source>Add to contacts</source>
        <translation>Aggiungi ai contatti</translation>
    </message>
    <message>
        <source>Open contact</source>
        <translation>Apri il contatto</translation>
    </message>
    <message>
        <source>Copy the number</source>
        <translation>Copia il numero</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Copiato</translation>
    </message>
    <message>
        <source>Forget this caller</source>
        <translation>Dimentica questo chiamante</translation>
    </message>
    <message>
        <source>Name, number and notes of all calls with %1 are erased for good. The calls still count in the report.</source>
        <translation>Nome, numero e note di tutte le chiamate con %1 vengono cancellati per sempre. Le chiamate contano ancora nel rapporto.</translation>
    </message>
    <message>
        <source>Erase</source>
        <translation>Cancella</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Conserva</translation>
    </message>
    <message>
        <source>Written at another desk meanwhile, and kept beside yours:</source>
        <translation>Scritto intanto da un&apos;altra postazione, resta accanto al tuo testo:</translation>
    </message>
</context>
<context>
    <name>LogFilter</name>
    <message>
        <source>Today</source>
        <translation>Oggi</translation>
    </message>
    <message>
        <source>7 days</source>
        <translation>7 giorni</translation>
    </message>
    <message>
        <source>30 days</source>
        <translation>30 giorni</translation>
    </message>
    <message>
        <source>From {day}</source>
        <translation>Dal {day}</translation>
    </message>
    <message>
        <source>Up to {day}</source>
        <translation>Fino al {day}</translation>
    </message>
    <message>
        <source>Queue {name}</source>
        <translation>Coda {name}</translation>
    </message>
</context>
<context>
    <name>LogOutcomes</name>
    <message>
        <source>under way</source>
        <translation>in corso</translation>
    </message>
    <message>
        <source>answered</source>
        <translation>risposta</translation>
    </message>
    <message>
        <source>missed</source>
        <translation>persa</translation>
    </message>
    <message>
        <source>declined</source>
        <translation>rifiutata</translation>
    </message>
    <message>
        <source>answered on another phone</source>
        <translation>risposta su un altro telefono</translation>
    </message>
    <message>
        <source>sent on</source>
        <translation>deviata</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>nessuna risposta</translation>
    </message>
    <message>
        <source>busy</source>
        <translation>occupato</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>non riuscita</translation>
    </message>
    <message>
        <source>given up</source>
        <translation>abbandonata</translation>
    </message>
    <message>
        <source>missed, dealt with</source>
        <translation>persa, gestita</translation>
    </message>
    <message>
        <source>outgoing</source>
        <translation>in uscita</translation>
    </message>
</context>
<context>
    <name>LogPage</name>
    <message>
        <source>Find in the log</source>
        <translation>Cerca nel registro</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Rapporto</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filtra</translation>
    </message>
    <message>
        <source>Missed (%1)</source>
        <translation>Perse (%1)</translation>
    </message>
    <message>
        <source>Missed</source>
        <translation>Perse</translation>
    </message>
    <message>
        <source>Incoming</source>
        <translation>In arrivo</translation>
    </message>
    <message>
        <source>Outgoing</source>
        <translation>In uscita</translation>
    </message>
    <message>
        <source>Handed over</source>
        <translation>Passate</translation>
    </message>
    <message>
        <source>All calls</source>
        <translation>Tutte</translation>
    </message>
    <message>
        <source>Call log</source>
        <translation>Registro chiamate</translation>
    </message>
    <message>
        <source>Show all calls</source>
        <translation>Mostra tutte le chiamate</translation>
    </message>
    <message>
        <source>No call fits what was asked for. Fewer words or another period show more.</source>
        <translation>Nessuna chiamata corrisponde alla ricerca. Meno parole o un altro periodo mostrano di più.</translation>
    </message>
    <message>
        <source>Every call from now on is listed here, with its time, its length and what became of it.</source>
        <translation>Da ora ogni chiamata compare qui, con ora, durata ed esito.</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Nessun risultato</translation>
    </message>
    <message>
        <source>No calls yet</source>
        <translation>Ancora nessuna chiamata</translation>
    </message>
</context>
<context>
    <name>LogReasons</name>
    <message>
        <source>busy</source>
        <translation>occupato</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>nessuna risposta</translation>
    </message>
    <message>
        <source>declined</source>
        <translation>rifiutata</translation>
    </message>
    <message>
        <source>no such number</source>
        <translation>numero inesistente</translation>
    </message>
    <message>
        <source>the caller hung up</source>
        <translation>il chiamante ha riagganciato</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>annullata</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>non riuscita</translation>
    </message>
</context>
<context>
    <name>LogRow</name>
    <message>
        <source>queue %1</source>
        <translation>coda %1</translation>
    </message>
    <message>
        <source>at %1</source>
        <translation>su %1</translation>
    </message>
</context>
<context>
    <name>LogSteps</name>
    <message>
        <source>The call was for {called}</source>
        <translation>La chiamata era per {called}</translation>
    </message>
    <message>
        <source>Dealt with by {desk}</source>
        <translation>Gestita da {desk}</translation>
    </message>
    <message>
        <source>Left to {party}</source>
        <translation>Lasciata a {party}</translation>
    </message>
    <message>
        <source>Rang</source>
        <translation>Ha squillato</translation>
    </message>
    <message>
        <source>Dialled {party}</source>
        <translation>Chiamato {party}</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>Risposto</translation>
    </message>
    <message>
        <source>On hold</source>
        <translation>In attesa</translation>
    </message>
    <message>
        <source>Resumed</source>
        <translation>Ripresa</translation>
    </message>
    <message>
        <source>Put on hold by the other side</source>
        <translation>Messa in attesa dall&apos;altra parte</translation>
    </message>
    <message>
        <source>Asked {party}</source>
        <translation>Consultato {party}</translation>
    </message>
    <message>
        <source>Handed to {party}</source>
        <translation>Passata a {party}</translation>
    </message>
    <message>
        <source>{party} answered</source>
        <translation>{party} ha risposto</translation>
    </message>
    <message>
        <source>{party} did not take it</source>
        <translation>{party} non ha risposto</translation>
    </message>
    <message>
        <source>Taken back from {party}</source>
        <translation>Ripresa da {party}</translation>
    </message>
    <message>
        <source>Left to {party}; whether it was answered is not known</source>
        <translation>Lasciata a {party}; non si sa se ha risposto</translation>
    </message>
    <message>
        <source>Came back from {party}</source>
        <translation>Tornata da {party}</translation>
    </message>
    <message>
        <source>Sent on to {party}</source>
        <translation>Deviata a {party}</translation>
    </message>
    <message>
        <source>Parked in {detail}</source>
        <translation>Parcheggiata in {detail}</translation>
    </message>
    <message>
        <source>Taken from park slot {detail}</source>
        <translation>Ripresa dal parcheggio {detail}</translation>
    </message>
    <message>
        <source>Picked up from {party}</source>
        <translation>Prelevata da {party}</translation>
    </message>
    <message>
        <source>Declined</source>
        <translation>Rifiutata</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Terminata</translation>
    </message>
    <message>
        <source>Ended by you</source>
        <translation>Chiusa da te</translation>
    </message>
    <message>
        <source>The other side hung up</source>
        <translation>L&apos;altra parte ha riagganciato</translation>
    </message>
    <message>
        <source>Ended by the PBX</source>
        <translation>Chiusa dal centralino</translation>
    </message>
    <message>
        <source>The console stopped; what came after is not known</source>
        <translation>La console si è fermata; il seguito non è noto</translation>
    </message>
    <message>
        <source>Came back</source>
        <translation>Tornata</translation>
    </message>
    <message>
        <source>Handed over</source>
        <translation>Passata</translation>
    </message>
    <message>
        <source>Sent on</source>
        <translation>Deviata</translation>
    </message>
</context>
<context>
    <name>Main</name>
    <message>
        <source>(%1) Attendant console</source>
        <translation>(%1) Posto operatore</translation>
    </message>
    <message>
        <source>Attendant console</source>
        <translation>Posto operatore</translation>
    </message>
</context>
<context>
    <name>NobodyFound</name>
    <message>
        <source>Show everybody</source>
        <translation>Mostra tutti</translation>
    </message>
    <message>
        <source>The people of the house are listed in the configuration file, under [[extensions]]: a range of numbers with their names and groups. They appear here after the next start.</source>
        <translation>Le persone della sede sono elencate nel file di configurazione, sotto [[extensions]]: un intervallo di numeri con nomi e gruppi. Compaiono qui dopo il prossimo avvio.</translation>
    </message>
    <message>
        <source>Look for a name, a number or a department; accents and the order of words do not matter. A number can be called all the same.</source>
        <translation>Si può cercare un nome, un numero o un reparto; accenti e ordine delle parole non contano. Un numero si può chiamare comunque.</translation>
    </message>
    <message>
        <source>Nobody in this group is among those shown.</source>
        <translation>Nessuno di questo gruppo è tra quelli mostrati.</translation>
    </message>
    <message>
        <source>No extensions yet</source>
        <translation>Ancora nessun interno</translation>
    </message>
    <message>
        <source>Nobody found for “%1”</source>
        <translation>Nessun risultato per “%1”</translation>
    </message>
    <message>
        <source>Nobody here</source>
        <translation>Qui non c&apos;è nessuno</translation>
    </message>
</context>
<context>
    <name>NoteLine</name>
    <message>
        <source>Why on hold?</source>
        <translation>Perché in attesa?</translation>
    </message>
    <message>
        <source>Add a note</source>
        <translation>Aggiungi una nota</translation>
    </message>
    <message>
        <source>Edit the note</source>
        <translation>Modifica la nota</translation>
    </message>
</context>
<context>
    <name>Notices</name>
    <message>
        <source>Try now</source>
        <translation>Riprova ora</translation>
    </message>
    <message>
        <source>Add an [[accounts]] table with server, user name and password to the configuration file, then start the console again.</source>
        <translation>Aggiungi al file di configurazione una tabella [[accounts]] con server, nome utente e password, poi riavvia la console.</translation>
    </message>
    <message>
        <source>Next try in %1 s.</source>
        <translation>Prossimo tentativo tra %1 s.</translation>
    </message>
    <message>
        <source>Colleagues&apos; phones show as unknown until the PBX is back.</source>
        <translation>I telefoni dei colleghi restano sconosciuti finché il centralino non torna.</translation>
    </message>
    <message>
        <source>No account can be used</source>
        <translation>Nessun account è utilizzabile</translation>
    </message>
    <message>
        <source>A file of this desk was not in order</source>
        <translation>Un file di questa postazione non era in ordine</translation>
    </message>
    <message>
        <source>The mistakes are listed here. Mend the configuration file, then start the console again.</source>
        <translation>Gli errori sono elencati qui. Correggere il file di configurazione, poi riavviare la console.</translation>
    </message>
    <message>
        <source>No account is configured</source>
        <translation>Nessun account configurato</translation>
    </message>
    <message>
        <source>The configuration file has mistakes; the rest is in use</source>
        <translation>Il file di configurazione ha errori; il resto è in uso</translation>
    </message>
    <message>
        <source>Transferring to {target}…</source>
        <translation>Passo a {target}…</translation>
    </message>
    <message>
        <source>Ringing at {target}</source>
        <translation>Squilla da {target}</translation>
    </message>
    <message>
        <source>{target} answered</source>
        <translation>{target} ha risposto</translation>
    </message>
    <message>
        <source>{target} is busy: the call is still yours</source>
        <translation>{target} è occupato: la chiamata è ancora tua</translation>
    </message>
    <message>
        <source>{target} does not answer: the call is still yours</source>
        <translation>{target} non risponde: la chiamata è ancora tua</translation>
    </message>
    <message>
        <source>{target} declined: the call is still yours</source>
        <translation>{target} ha rifiutato: la chiamata è ancora tua</translation>
    </message>
    <message>
        <source>There is no {target} at the PBX: the call is still yours</source>
        <translation>{target} non esiste sul centralino: la chiamata è ancora tua</translation>
    </message>
    <message>
        <source>The transfer to {target} failed: the call is still yours. {reason}</source>
        <translation>Il passaggio a {target} non è riuscito: la chiamata è ancora tua. {reason}</translation>
    </message>
    <message>
        <source>Sent to {target}; the PBX does not tell whether it was answered</source>
        <translation>Inviata a {target}; il centralino non dice se ha risposto</translation>
    </message>
    <message>
        <source>Came back from {target}</source>
        <translation>Rientrata da {target}</translation>
    </message>
    <message>
        <source>Taken back from {target}</source>
        <translation>Ripresa da {target}</translation>
    </message>
    <message>
        <source>Too late: {target} has answered already</source>
        <translation>Troppo tardi: {target} ha già risposto</translation>
    </message>
    <message>
        <source>Transfer to {target} cancelled</source>
        <translation>Passaggio a {target} annullato</translation>
    </message>
    <message>
        <source>{target} hung up: the caller is on hold</source>
        <translation>{target} ha chiuso: il chiamante è in attesa</translation>
    </message>
    <message>
        <source>{caller} hung up meanwhile</source>
        <translation>{caller} ha chiuso nel frattempo</translation>
    </message>
    <message>
        <source>{caller} is talking with {target}</source>
        <translation>{caller} parla con {target}</translation>
    </message>
    <message>
        <source>Parking… {slot}</source>
        <translation>Parcheggio… {slot}</translation>
    </message>
    <message>
        <source>Parked in {slot}</source>
        <translation>Parcheggiata in {slot}</translation>
    </message>
    <message>
        <source>Could not be parked in {slot}. {reason}</source>
        <translation>Non si è potuta parcheggiare in {slot}. {reason}</translation>
    </message>
    <message>
        <source>Slot {slot} is taken</source>
        <translation>Il posto {slot} è occupato</translation>
    </message>
    <message>
        <source>Nobody waits in slot {slot} any more</source>
        <translation>Nel posto {slot} non aspetta più nessuno</translation>
    </message>
    <message>
        <source>The call in {slot} could not be taken back. {reason}</source>
        <translation>La chiamata in {slot} non si è potuta riprendere. {reason}</translation>
    </message>
    <message>
        <source>Picking up the call for {target}…</source>
        <translation>Prelievo della chiamata di {target}…</translation>
    </message>
    <message>
        <source>The call for {target} could not be picked up. {reason}</source>
        <translation>La chiamata di {target} non si è potuta prelevare. {reason}</translation>
    </message>
    <message>
        <source>{target} no longer rings</source>
        <translation>{target} non squilla più</translation>
    </message>
    <message>
        <source>{caller} will be put on hold. Once more to go on.</source>
        <translation>{caller} verrà messo in attesa. Ancora una volta per procedere.</translation>
    </message>
    <message>
        <source>The PBX did not hold the call. {reason}</source>
        <translation>Il centralino non ha messo in attesa la chiamata. {reason}</translation>
    </message>
    <message>
        <source>The call could not be resumed. {reason}</source>
        <translation>La chiamata non si è potuta riprendere. {reason}</translation>
    </message>
    <message>
        <source>The call could not be answered. {reason}</source>
        <translation>Non si è potuto rispondere. {reason}</translation>
    </message>
    <message>
        <source>{number} could not be called. {reason}</source>
        <translation>Non si è potuto chiamare {number}. {reason}</translation>
    </message>
    <message>
        <source>The call was cut off. {reason}</source>
        <translation>La chiamata è caduta. {reason}</translation>
    </message>
    <message>
        <source>All {lines} lines are taken</source>
        <translation>Tutte le {lines} linee sono occupate</translation>
    </message>
    <message>
        <source>Type a number first</source>
        <translation>Prima scrivi un numero</translation>
    </message>
    <message>
        <source>“{number}” cannot be dialled</source>
        <translation>«{number}» non si può comporre</translation>
    </message>
    <message>
        <source>That call is over</source>
        <translation>Quella chiamata è terminata</translation>
    </message>
    <message>
        <source>That cannot be done with this call now</source>
        <translation>Ora non si può fare con questa chiamata</translation>
    </message>
    <message>
        <source>Not connected to the PBX as {account}</source>
        <translation>Non collegato al centralino come {account}</translation>
    </message>
    <message>
        <source>This PBX cannot do that</source>
        <translation>Questo centralino non lo permette</translation>
    </message>
    <message>
        <source>The PBX did not change “do not disturb”. {reason}</source>
        <translation>Il centralino non ha cambiato «non disturbare». {reason}</translation>
    </message>
    <message>
        <source>Not possible now: the connection to the PBX&apos;s manager is down</source>
        <translation>Ora non è possibile: manca il collegamento con il gestore del centralino</translation>
    </message>
    <message>
        <source>You are no agent of this queue</source>
        <translation>Non sei operatore di questa coda</translation>
    </message>
    <message>
        <source>The PBX did not change the pause. {reason}</source>
        <translation>Il centralino non ha cambiato la pausa. {reason}</translation>
    </message>
    <message>
        <source>{caller} could not be taken out of the queue. {reason}</source>
        <translation>Non si è potuto prendere {caller} dalla coda. {reason}</translation>
    </message>
    <message>
        <source>{caller} no longer waits in the queue</source>
        <translation>{caller} non aspetta più in coda</translation>
    </message>
    <message>
        <source>{agent} could not be changed in {queue}. {reason}</source>
        <translation>Non si è potuto cambiare {agent} in {queue}. {reason}</translation>
    </message>
    <message>
        <source>{device} cannot be used. {reason}</source>
        <translation>{device} non si può usare. {reason}</translation>
    </message>
    <message>
        <source>{name} is ready</source>
        <translation>{name}: pronta</translation>
    </message>
    <message>
        <source>{name} was unplugged</source>
        <translation>{name}: scollegata</translation>
    </message>
    <message>
        <source>{name} was unplugged: your call goes on without it</source>
        <translation>{name}: scollegata. La chiamata continua senza la cuffia</translation>
    </message>
    <message>
        <source>{name} is back: its buttons work for your call again</source>
        <translation>{name}: di nuovo collegata. I suoi tasti valgono ancora per la chiamata</translation>
    </message>
    <message>
        <source>{name} was unplugged: {instead} is used now</source>
        <translation>{name}: scollegata. Ora si usa {instead}</translation>
    </message>
    <message>
        <source>Headsets cannot be used: ask the administrator to look into the log</source>
        <translation>Le cuffie non si possono usare: chiedi all&apos;amministratore di guardare il registro</translation>
    </message>
    <message>
        <source>{name} keeps its microphone closed: you are still muted</source>
        <translation>{name} tiene chiuso il microfono: sei ancora in muto</translation>
    </message>
    <message>
        <source>The system does not let the console use the buttons of {name}</source>
        <translation>Il sistema non permette alla console di usare i tasti di {name}</translation>
    </message>
    <message>
        <source>Another program holds the buttons of {name}</source>
        <translation>Un altro programma tiene occupati i tasti di {name}</translation>
    </message>
    <message>
        <source>The buttons of {name} do not work</source>
        <translation>I tasti di {name} non funzionano</translation>
    </message>
    <message>
        <source>The report could not be made. {reason}</source>
        <translation>Il rapporto non è stato creato. {reason}</translation>
    </message>
    <message>
        <source>“{address}” is no e-mail address</source>
        <translation>“{address}” non è un indirizzo e-mail</translation>
    </message>
    <message>
        <source>No mail program is set up on this computer: {address}</source>
        <translation>Su questo computer non è impostato un programma di posta: {address}</translation>
    </message>
    <message>
        <source>The change to {name} could not be kept. Nothing was lost: try again.</source>
        <translation>La modifica a {name} non è stata salvata. Nulla è perso: riprovare.</translation>
    </message>
    <message>
        <source>{file} is no picture that can be used</source>
        <translation>{file} non è un&apos;immagine utilizzabile</translation>
    </message>
</context>
<context>
    <name>NumberTrial</name>
    <message>
        <source>Type a number to see who it is, and what the rules would make of a call from it now.</source>
        <translation>Scrivi un numero per vedere di chi è e che cosa le regole farebbero adesso di una sua chiamata.</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Numero</translation>
    </message>
    <message>
        <source>Not a phone number</source>
        <translation>Non è un numero di telefono</translation>
    </message>
    <message>
        <source>Nobody known</source>
        <translation>Sconosciuto</translation>
    </message>
    <message>
        <source>No rule fits: the call has no category.</source>
        <translation>Nessuna regola corrisponde: la chiamata non ha categoria.</translation>
    </message>
    <message>
        <source>Rule %1 decides: %2</source>
        <translation>Decide la regola %1: %2</translation>
    </message>
</context>
<context>
    <name>ParkLane</name>
    <message>
        <source>Parking</source>
        <translation>Parcheggio</translation>
    </message>
    <message>
        <source>Park slots</source>
        <translation>Posti di parcheggio</translation>
    </message>
    <message>
        <source>This PBX has no park slots</source>
        <translation>Questo centralino non ha posti di parcheggio</translation>
    </message>
</context>
<context>
    <name>PastCalls</name>
    <message>
        <source>Number withheld</source>
        <translation>Numero nascosto</translation>
    </message>
    <message>
        <source>an earlier rule decides</source>
        <translation>decide una regola precedente</translation>
    </message>
</context>
<context>
    <name>PauseMark</name>
    <message>
        <source>One moment…</source>
        <translation>Un momento…</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>In pausa</translation>
    </message>
    <message>
        <source>Paused: %1</source>
        <translation>In pausa: %1</translation>
    </message>
    <message>
        <source>Partly paused</source>
        <translation>In pausa in parte</translation>
    </message>
    <message>
        <source>In the queues</source>
        <translation>Nelle code</translation>
    </message>
    <message>
        <source>In no queue</source>
        <translation>In nessuna coda</translation>
    </message>
    <message>
        <source>Queues: not known</source>
        <translation>Code: non si sa</translation>
    </message>
    <message>
        <source>Waiting: %1</source>
        <translation>In attesa: %1</translation>
    </message>
</context>
<context>
    <name>PauseStrip</name>
    <message>
        <source>Pause in all queues</source>
        <translation>Pausa in tutte le code</translation>
    </message>
    <message>
        <source>Go on in all queues</source>
        <translation>Riprendi in tutte le code</translation>
    </message>
</context>
<context>
    <name>Phones</name>
    <message>
        <source>Do not disturb</source>
        <translation>Non disturbare</translation>
    </message>
    <message>
        <source>Free</source>
        <translation>Libero</translation>
    </message>
    <message>
        <source>Ringing</source>
        <translation>Squilla</translation>
    </message>
    <message>
        <source>Busy</source>
        <translation>Occupato</translation>
    </message>
    <message>
        <source>Not signed in</source>
        <translation>Scollegato</translation>
    </message>
    <message>
        <source>State unknown</source>
        <translation>Sconosciuto</translation>
    </message>
</context>
<context>
    <name>PhotoRow</name>
    <message>
        <source>Choose a photo</source>
        <translation>Scegli una foto</translation>
    </message>
    <message>
        <source>Another photo</source>
        <translation>Altra foto</translation>
    </message>
    <message>
        <source>Take the photo away</source>
        <translation>Togli la foto</translation>
    </message>
</context>
<context>
    <name>PictureFiles</name>
    <message>
        <source>Folder above</source>
        <translation>Cartella superiore</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Lettura…</translation>
    </message>
    <message>
        <source>This folder cannot be read.</source>
        <translation>Questa cartella non si può leggere.</translation>
    </message>
    <message>
        <source>No pictures in this folder.</source>
        <translation>Nessuna immagine in questa cartella.</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Immagini</translation>
    </message>
</context>
<context>
    <name>Problems</name>
    <message>
        <source>The contacts&apos; file was damaged. It is kept as {aside}; the phonebooks fill a new one.</source>
        <translation>Il file dei contatti era danneggiato. È conservato come {aside}; le rubriche ne riempiono uno nuovo.</translation>
    </message>
    <message>
        <source>The contacts&apos; file is from a newer version. It is kept as {aside}; the phonebooks fill a new one.</source>
        <translation>Il file dei contatti è di una versione più recente. È conservato come {aside}; le rubriche ne riempiono uno nuovo.</translation>
    </message>
    <message>
        <source>The desk&apos;s file was damaged. It is kept as {aside}; everything that could be read of it is here.</source>
        <translation>Il file della postazione era danneggiato. È conservato come {aside}; tutto ciò che si poteva leggere è qui.</translation>
    </message>
    <message>
        <source>The desk&apos;s file is from a newer version. It is kept as {aside}; everything that is known here was taken over.</source>
        <translation>Il file della postazione è di una versione più recente. È conservato come {aside}; tutto ciò che qui si conosce è stato ripreso.</translation>
    </message>
    <message>
        <source>Contacts and the call log cannot be kept: {reason}</source>
        <translation>Impossibile conservare i contatti e il registro chiamate: {reason}</translation>
    </message>
    <message>
        <source>there is no file {path}</source>
        <translation>il file {path} non esiste</translation>
    </message>
    <message>
        <source>{path} cannot be read: {reason}</source>
        <translation>{path} non si può leggere: {reason}</translation>
    </message>
    <message>
        <source>this line is not UTF-8 text</source>
        <translation>questa riga non è testo UTF-8</translation>
    </message>
    <message>
        <source>this line is not valid TOML: {reason}</source>
        <translation>questa riga non è TOML valido: {reason}</translation>
    </message>
    <message>
        <source>there is no valid value behind the equals sign</source>
        <translation>dopo il segno di uguale non c&apos;è un valore valido</translation>
    </message>
    <message>
        <source>a text is not closed, or holds a character that it may not hold</source>
        <translation>un testo non è chiuso o contiene un carattere non ammesso</translation>
    </message>
    <message>
        <source>the file ends inside a text, a list or a table</source>
        <translation>il file finisce dentro un testo, un elenco o una tabella</translation>
    </message>
    <message>
        <source>there is something behind the value that does not belong there</source>
        <translation>dopo il valore c&apos;è qualcosa di troppo</translation>
    </message>
    <message>
        <source>this is neither a [table] nor a key = value</source>
        <translation>questa non è né una [tabella] né una chiave = valore</translation>
    </message>
    <message>
        <source>this key was given before in the same table</source>
        <translation>questa chiave è già presente nella stessa tabella</translation>
    </message>
    <message>
        <source>the table {table} was opened before</source>
        <translation>la tabella {table} è già stata aperta</translation>
    </message>
    <message>
        <source>“{key}” is not a key of {table}</source>
        <translation>“{key}” non è una chiave di {table}</translation>
    </message>
    <message>
        <source>there is no table {table}</source>
        <translation>la tabella {table} non esiste</translation>
    </message>
    <message>
        <source>{table} needs the key “{key}”</source>
        <translation>in {table} manca la chiave “{key}”</translation>
    </message>
    <message>
        <source>“{key}” must be {expected}, not {found}</source>
        <translation>“{key}” deve essere {expected}, non {found}</translation>
    </message>
    <message>
        <source>“{key}” cannot be {value}; allowed: {allowed}</source>
        <translation>“{key}” non può essere {value}; ammessi: {allowed}</translation>
    </message>
    <message>
        <source>“{key}” is {value}, but must be from {low} to {high}</source>
        <translation>“{key}” è {value}, ma deve stare tra {low} e {high}</translation>
    </message>
    <message>
        <source>“{key}” needs at least {least} characters</source>
        <translation>“{key}” richiede almeno {least} caratteri</translation>
    </message>
    <message>
        <source>“{key}” cannot be {value}; expected: {expected}</source>
        <translation>“{key}” non può essere {value}; atteso: {expected}</translation>
    </message>
    <message>
        <source>no account is set up, so the console cannot make or take calls</source>
        <translation>nessun account è configurato: la console non può fare né ricevere chiamate</translation>
    </message>
    <message>
        <source>“{key}” {value} is used twice, first in line {line}</source>
        <translation>“{key}” {value} compare due volte, la prima alla riga {line}</translation>
    </message>
    <message>
        <source>“{key}” and “{other}” cannot both be given</source>
        <translation>“{key}” e “{other}” non si possono dare insieme</translation>
    </message>
    <message>
        <source>either “{key}” or “{other}” must be given</source>
        <translation>occorre dare “{key}” oppure “{other}”</translation>
    </message>
    <message>
        <source>“{key}” = {value} needs {other}</source>
        <translation>“{key}” = {value} richiede {other}</translation>
    </message>
    <message>
        <source>“{key}” names the file {path}, which does not exist</source>
        <translation>“{key}” indica il file {path}, che non esiste</translation>
    </message>
    <message>
        <source>“{key}” names {value}, which is not in the range {range}</source>
        <translation>“{key}” indica {value}, che non è nell&apos;intervallo {range}</translation>
    </message>
    <message>
        <source>“{key}” is {value}, but must be an address of this machine alone</source>
        <translation>“{key}” è {value}, ma deve essere un indirizzo solo di questa macchina</translation>
    </message>
    <message>
        <source>“{key}” = {value} is the key of “{other}” already</source>
        <translation>“{key}” = {value} è già il tasto di “{other}”</translation>
    </message>
    <message>
        <source>“{key}” = {value} is not a key of the keyboard</source>
        <translation>“{key}” = {value} non è un tasto della tastiera</translation>
    </message>
    <message>
        <source>“{key}” = {value} would be swallowed while typing</source>
        <translation>“{key}” = {value} andrebbe perso mentre si scrive</translation>
    </message>
    <message>
        <source>“{key}” names {count} numbers, at most {most} are possible</source>
        <translation>“{key}” indica {count} numeri, al massimo {most}</translation>
    </message>
    <message>
        <source>“{key}”: the system&apos;s keyring cannot be used: {reason}</source>
        <translation>“{key}”: il portachiavi del sistema non si può usare: {reason}</translation>
    </message>
    <message>
        <source>“{key}”: the system&apos;s keyring has nothing for {user}</source>
        <translation>“{key}”: il portachiavi del sistema non ha nulla per {user}</translation>
    </message>
    <message>
        <source>“{key}” = {value} has a placeholder that is not known here; possible: {allowed}</source>
        <translation>“{key}” = {value} contiene un segnaposto qui sconosciuto; possibili: {allowed}</translation>
    </message>
    <message>
        <source>“{key}” = {value} must hold {placeholder}</source>
        <translation>“{key}” = {value} deve contenere {placeholder}</translation>
    </message>
    <message>
        <source>did you mean {guess}?</source>
        <translation>forse {guess}?</translation>
    </message>
    <message>
        <source>it belongs in {table}</source>
        <translation>va messa in {table}</translation>
    </message>
    <message>
        <source>write it in quotes: {example}</source>
        <translation>va scritto tra virgolette: {example}</translation>
    </message>
    <message>
        <source>write it without quotes: {example}</source>
        <translation>va scritto senza virgolette: {example}</translation>
    </message>
    <message>
        <source>write it as a list: {example}</source>
        <translation>va scritto come elenco: {example}</translation>
    </message>
    <message>
        <source>texts stand in double quotes, true and false in small letters</source>
        <translation>i testi stanno tra virgolette doppie, true e false in minuscolo</translation>
    </message>
    <message>
        <source>add an [[accounts]] table with server, username and password</source>
        <translation>aggiungere una tabella [[accounts]] con server, username e password</translation>
    </message>
    <message>
        <source>atc --print-config prints a commented one to start from</source>
        <translation>atc --print-config ne stampa uno commentato da cui partire</translation>
    </message>
    <message>
        <source>add {example}</source>
        <translation>aggiungere {example}</translation>
    </message>
    <message>
        <source>repeat the table for each: {example}</source>
        <translation>ripetere la tabella per ognuno: {example}</translation>
    </message>
    <message>
        <source>run: keyring set atc {user}, or give “{key}” in the file</source>
        <translation>eseguire: keyring set atc {user}, oppure dare “{key}” nel file</translation>
    </message>
    <message>
        <source>add Ctrl or Alt: {example}</source>
        <translation>aggiungere Ctrl o Alt: {example}</translation>
    </message>
</context>
<context>
    <name>QueueTile</name>
    <message>
        <source>Waiting: %1</source>
        <translation>In attesa: %1</translation>
    </message>
    <message>
        <source>nobody is waiting</source>
        <translation>nessuno aspetta</translation>
    </message>
    <message>
        <source>lost %1</source>
        <translation>perse %1</translation>
    </message>
    <message>
        <source>served %1</source>
        <translation>servite %1</translation>
    </message>
    <message>
        <source>agents free: %1 of %2</source>
        <translation>operatori liberi: %1 di %2</translation>
    </message>
    <message>
        <source>you are paused here</source>
        <translation>qui sei in pausa</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Riprendi</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausa</translation>
    </message>
    <message>
        <source>waiting, longest %1</source>
        <translation>in attesa, al massimo %1</translation>
    </message>
    <message>
        <source>you are paused: %1</source>
        <translation>sei in pausa: %1</translation>
    </message>
    <message>
        <source>lost</source>
        <translation>perse</translation>
    </message>
    <message>
        <source>served</source>
        <translation>servite</translation>
    </message>
    <message>
        <source>wait</source>
        <translation>attesa</translation>
    </message>
    <message>
        <source>talk</source>
        <translation>colloquio</translation>
    </message>
</context>
<context>
    <name>Queues</name>
    <message>
        <source>wrapping up</source>
        <translation>chiusura pratica</translation>
    </message>
    <message>
        <source>in a call</source>
        <translation>in chiamata</translation>
    </message>
    <message>
        <source>console closed</source>
        <translation>console chiusa</translation>
    </message>
    <message>
        <source>by the supervisor</source>
        <translation>dal supervisore</translation>
    </message>
</context>
<context>
    <name>QueuesPage</name>
    <message>
        <source>My queues</source>
        <translation>Le mie code</translation>
    </message>
    <message>
        <source>Supervisor</source>
        <translation>Supervisore</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Vista</translation>
    </message>
    <message>
        <source>calls you took</source>
        <translation>chiamate prese da te</translation>
    </message>
    <message>
        <source>your last call</source>
        <translation>la tua ultima chiamata</translation>
    </message>
    <message>
        <source>Waiting now</source>
        <translation>In attesa ora</translation>
    </message>
    <message>
        <source>Waiting now in %1</source>
        <translation>In attesa ora in %1</translation>
    </message>
    <message>
        <source>Waiting callers</source>
        <translation>Chi aspetta</translation>
    </message>
    <message>
        <source>nobody is waiting</source>
        <translation>nessuno aspetta</translation>
    </message>
    <message>
        <source>The connection to the PBX&apos;s manager is down, so nobody knows who waits. It is tried again all the time; calls are not affected.</source>
        <translation>Manca il collegamento con il gestore del centralino, perciò non si sa chi aspetta. Si riprova di continuo; le chiamate funzionano.</translation>
    </message>
    <message>
        <source>This PBX tells nothing about its queues without its manager interface. Pausing works all the same.</source>
        <translation>Senza l&apos;interfaccia di gestione questo centralino non dice nulla delle sue code. La pausa funziona lo stesso.</translation>
    </message>
    <message>
        <source>Not available on this PBX: it has neither a manager interface nor codes for queues in its profile. A call from a queue still carries the queue&apos;s name on its card.</source>
        <translation>Non disponibile su questo centralino: nel suo profilo non ci sono né l&apos;interfaccia di gestione né codici per le code. Una chiamata da una coda porta comunque il nome della coda sulla scheda.</translation>
    </message>
    <message>
        <source>Queues are not known now</source>
        <translation>Ora le code non si conoscono</translation>
    </message>
    <message>
        <source>No live queues</source>
        <translation>Niente code in diretta</translation>
    </message>
</context>
<context>
    <name>Registrations</name>
    <message>
        <source>The PBX&apos;s certificate is not trusted</source>
        <translation>Il certificato del centralino non è attendibile</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Non collegato</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Collegamento…</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>Collegato</translation>
    </message>
    <message>
        <source>The PBX refuses the user name or password</source>
        <translation>Il centralino rifiuta nome utente o password</translation>
    </message>
    <message>
        <source>The PBX does not answer</source>
        <translation>Il centralino non risponde</translation>
    </message>
    <message>
        <source>No connection to the PBX: calls cannot come or go</source>
        <translation>Nessun collegamento al centralino: non si può chiamare né ricevere</translation>
    </message>
    <message>
        <source>Connecting to the PBX</source>
        <translation>Collegamento al centralino</translation>
    </message>
    <message>
        <source>It said: {words}</source>
        <translation>Risposta: {words}</translation>
    </message>
</context>
<context>
    <name>Report</name>
    <message>
        <source>Calls</source>
        <translation>Chiamate</translation>
    </message>
    <message>
        <source>Calls = answered + missed + others + outgoing. Others were refused, sent on, answered by another phone or are not over yet.</source>
        <translation>Chiamate = risposte + perse + altre + in uscita. Le altre sono state rifiutate, inoltrate, prese da un altro telefono o sono ancora in corso.</translation>
    </message>
    <message>
        <source>none given</source>
        <translation>non indicato</translation>
    </message>
    <message>
        <source>within %1 s</source>
        <translation>entro %1 s</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>Risposte</translation>
    </message>
    <message>
        <source>Missed</source>
        <translation>Perse</translation>
    </message>
    <message>
        <source>Others</source>
        <translation>Altre</translation>
    </message>
    <message>
        <source>Outgoing</source>
        <translation>In uscita</translation>
    </message>
    <message>
        <source>Mean answer time, s</source>
        <translation>Attesa media, s</translation>
    </message>
    <message>
        <source>Mean talk time, s</source>
        <translation>Conversazione media, s</translation>
    </message>
    <message>
        <source>By week</source>
        <translation>Per settimana</translation>
    </message>
    <message>
        <source>By day</source>
        <translation>Per giorno</translation>
    </message>
    <message>
        <source>Week from</source>
        <translation>Settimana dal</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Giorno</translation>
    </message>
    <message>
        <source>By hour of the day</source>
        <translation>Per ora del giorno</translation>
    </message>
    <message>
        <source>Answer time</source>
        <translation>Tempo di risposta</translation>
    </message>
    <message>
        <source>Handed to</source>
        <translation>Passata a</translation>
    </message>
    <message>
        <source>Answered there</source>
        <translation>Risposte lì</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Numero</translation>
    </message>
    <message>
        <source>Where calls went</source>
        <translation>Dove sono andate</translation>
    </message>
    <message>
        <source>Calls at the front desk</source>
        <translation>Chiamate al centralino</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Totale</translation>
    </message>
    <message>
        <source>Hour</source>
        <translation>Ora</translation>
    </message>
    <message>
        <source>later than %1 s</source>
        <translation>oltre %1 s</translation>
    </message>
    <message>
        <source>By category</source>
        <translation>Per categoria</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Categoria</translation>
    </message>
    <message>
        <source>By disposition</source>
        <translation>Per esito</translation>
    </message>
    <message>
        <source>Disposition</source>
        <translation>Esito</translation>
    </message>
    <message>
        <source>By queue</source>
        <translation>Per coda</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Coda</translation>
    </message>
</context>
<context>
    <name>ReportFigures</name>
    <message>
        <source>Calls</source>
        <translation>Chiamate</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>Risposte</translation>
    </message>
    <message>
        <source>Missed</source>
        <translation>Perse</translation>
    </message>
    <message>
        <source>Others</source>
        <translation>Altre</translation>
    </message>
    <message>
        <source>Outgoing</source>
        <translation>In uscita</translation>
    </message>
    <message>
        <source>Mean answer time, s</source>
        <translation>Attesa media, s</translation>
    </message>
    <message>
        <source>Mean talk time, s</source>
        <translation>Conversazione media, s</translation>
    </message>
</context>
<context>
    <name>ReportPage</name>
    <message>
        <source>Today</source>
        <translation>Oggi</translation>
    </message>
    <message>
        <source>This week</source>
        <translation>Questa settimana</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>Questo mese</translation>
    </message>
    <message>
        <source>Last month</source>
        <translation>Mese scorso</translation>
    </message>
    <message>
        <source>13 weeks</source>
        <translation>13 settimane</translation>
    </message>
    <message>
        <source>This year</source>
        <translation>Quest&apos;anno</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Periodo</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabella</translation>
    </message>
    <message>
        <source>Calls are counted from the day they begin to be logged here. Choose a longer period to see more.</source>
        <translation>Le chiamate si contano dal giorno in cui iniziano a essere registrate qui. Un periodo più lungo mostra di più.</translation>
    </message>
    <message>
        <source>No calls in this period</source>
        <translation>Nessuna chiamata in questo periodo</translation>
    </message>
    <message>
        <source>Save as Excel</source>
        <translation>Salva come Excel</translation>
    </message>
    <message>
        <source>Save as CSV</source>
        <translation>Salva come CSV</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>Salva come PDF</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation>Salvato: %1</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Apri</translation>
    </message>
</context>
<context>
    <name>RuleEditor</name>
    <message>
        <source>A call is</source>
        <translation>Una chiamata è</translation>
    </message>
    <message>
        <source>always, without any condition</source>
        <translation>sempre, senza condizioni</translation>
    </message>
    <message>
        <source>if this is so</source>
        <translation>se è così</translation>
    </message>
    <message>
        <source>if all of this is so</source>
        <translation>se tutto questo è vero</translation>
    </message>
    <message>
        <source>Add a condition</source>
        <translation>Aggiungi una condizione</translation>
    </message>
    <message>
        <source>Rule is on</source>
        <translation>Regola attiva</translation>
    </message>
    <message>
        <source>Delete the rule</source>
        <translation>Elimina la regola</translation>
    </message>
</context>
<context>
    <name>RuleLine</name>
    <message>
        <source>Rule %1: %2. %3</source>
        <translation>Regola %1: %2. %3</translation>
    </message>
    <message>
        <source>Move rule %1</source>
        <translation>Sposta la regola %1</translation>
    </message>
    <message>
        <source>category deleted</source>
        <translation>categoria eliminata</translation>
    </message>
    <message>
        <source>Not complete: fits no call</source>
        <translation>Incompleta: non corrisponde a nessuna chiamata</translation>
    </message>
    <message>
        <source>Shows those calls</source>
        <translation>Mostra quelle chiamate</translation>
    </message>
    <message>
        <source>%1 calls</source>
        <translation>%1 chiamate</translation>
    </message>
    <message>
        <source>%1 of %2 calls</source>
        <translation>%1 di %2 chiamate</translation>
    </message>
    <message>
        <source>1 call</source>
        <translation>1 chiamata</translation>
    </message>
    <message>
        <source>%1 of 1 call</source>
        <translation>%1 di 1 chiamata</translation>
    </message>
    <message>
        <source>Further up</source>
        <translation>Più in alto</translation>
    </message>
    <message>
        <source>Further down</source>
        <translation>Più in basso</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Modifica</translation>
    </message>
</context>
<context>
    <name>RuleList</name>
    <message>
        <source>The first rule that fits a call says what it is. Drag a rule by its handle, or use the arrows, to put it further up.</source>
        <translation>La prima regola che corrisponde dice che cos&apos;è la chiamata. Trascina una regola per la maniglia, o usa le frecce, per metterla più in alto.</translation>
    </message>
    <message>
        <source>The log has no incoming calls yet to try the rules on.</source>
        <translation>Il registro non ha ancora chiamate in arrivo su cui provare le regole.</translation>
    </message>
    <message>
        <source>Tried on all %1 incoming calls of the log.</source>
        <translation>Provate su tutte le %1 chiamate in arrivo del registro.</translation>
    </message>
    <message>
        <source>Tried on the newest %1 incoming calls of the log.</source>
        <translation>Provate sulle %1 chiamate in arrivo più recenti del registro.</translation>
    </message>
    <message>
        <source>Trying the rules on past calls…</source>
        <translation>Prova delle regole sulle chiamate passate…</translation>
    </message>
    <message>
        <source>New rule</source>
        <translation>Nuova regola</translation>
    </message>
    <message>
        <source>Back to the usual rules</source>
        <translation>Ripristina le regole consuete</translation>
    </message>
    <message>
        <source>Without rules every call looks the same. Add one, or begin with the usual rules.</source>
        <translation>Senza regole tutte le chiamate sembrano uguali. Aggiungine una, o comincia con le regole consuete.</translation>
    </message>
    <message>
        <source>No rules</source>
        <translation>Nessuna regola</translation>
    </message>
</context>
<context>
    <name>RuleWords</name>
    <message>
        <source>red</source>
        <translation>rosso</translation>
    </message>
    <message>
        <source>orange</source>
        <translation>arancione</translation>
    </message>
    <message>
        <source>gold</source>
        <translation>oro</translation>
    </message>
    <message>
        <source>green</source>
        <translation>verde</translation>
    </message>
    <message>
        <source>teal</source>
        <translation>verde acqua</translation>
    </message>
    <message>
        <source>blue</source>
        <translation>blu</translation>
    </message>
    <message>
        <source>violet</source>
        <translation>viola</translation>
    </message>
    <message>
        <source>grey</source>
        <translation>grigio</translation>
    </message>
    <message>
        <source>star</source>
        <translation>stella</translation>
    </message>
    <message>
        <source>crown</source>
        <translation>corona</translation>
    </message>
    <message>
        <source>heart</source>
        <translation>cuore</translation>
    </message>
    <message>
        <source>flag</source>
        <translation>bandiera</translation>
    </message>
    <message>
        <source>person</source>
        <translation>persona</translation>
    </message>
    <message>
        <source>group</source>
        <translation>gruppo</translation>
    </message>
    <message>
        <source>company</source>
        <translation>azienda</translation>
    </message>
    <message>
        <source>briefcase</source>
        <translation>valigetta</translation>
    </message>
    <message>
        <source>lorry</source>
        <translation>camion</translation>
    </message>
    <message>
        <source>spanner</source>
        <translation>chiave inglese</translation>
    </message>
    <message>
        <source>house</source>
        <translation>casa</translation>
    </message>
    <message>
        <source>queue</source>
        <translation>coda</translation>
    </message>
    <message>
        <source>return</source>
        <translation>ritorno</translation>
    </message>
    <message>
        <source>globe</source>
        <translation>globo</translation>
    </message>
    <message>
        <source>bell</source>
        <translation>campana</translation>
    </message>
    <message>
        <source>lightning</source>
        <translation>fulmine</translation>
    </message>
    <message>
        <source>warning</source>
        <translation>avviso</translation>
    </message>
    <message>
        <source>hidden</source>
        <translation>nascosto</translation>
    </message>
</context>
<context>
    <name>Rules</name>
    <message>
        <source>message taken</source>
        <translation>preso messaggio</translation>
    </message>
    <message>
        <source>call back</source>
        <translation>da richiamare</translation>
    </message>
    <message>
        <source>wrong number</source>
        <translation>numero sbagliato</translation>
    </message>
    <message>
        <source>complaint</source>
        <translation>reclamo</translation>
    </message>
    <message>
        <source>appointment</source>
        <translation>appuntamento</translation>
    </message>
    <message>
        <source>VIP</source>
        <translation>VIP</translation>
    </message>
    <message>
        <source>Came back</source>
        <translation>Ritornata</translation>
    </message>
    <message>
        <source>Internal</source>
        <translation>Interna</translation>
    </message>
    <message>
        <source>Supplier</source>
        <translation>Fornitore</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Coda</translation>
    </message>
    <message>
        <source>Known caller</source>
        <translation>In rubrica</translation>
    </message>
    <message>
        <source>Number withheld</source>
        <translation>Numero nascosto</translation>
    </message>
    <message>
        <source>Say which</source>
        <translation>Indica quale</translation>
    </message>
    <message>
        <source>Too many values</source>
        <translation>Troppi valori</translation>
    </message>
    <message>
        <source>Not a phone number</source>
        <translation>Non è un numero di telefono</translation>
    </message>
    <message>
        <source>Digits only, such as 0461 or +39</source>
        <translation>Solo cifre, come 0461 o +39</translation>
    </message>
    <message>
        <source>Two letters, such as IT or DE</source>
        <translation>Due lettere, come IT o DE</translation>
    </message>
    <message>
        <source>From and to, such as 08:00-12:30</source>
        <translation>Da e a, come 08:00-12:30</translation>
    </message>
    <message>
        <source>Choose at least one day</source>
        <translation>Scegli almeno un giorno</translation>
    </message>
    <message>
        <source>Too long, or empty</source>
        <translation>Troppo lungo, o vuoto</translation>
    </message>
    <message>
        <source>any group</source>
        <translation>qualunque gruppo</translation>
    </message>
    <message>
        <source>any company</source>
        <translation>qualunque azienda</translation>
    </message>
    <message>
        <source>any queue</source>
        <translation>qualunque coda</translation>
    </message>
    <message>
        <source>any mark</source>
        <translation>qualunque contrassegno</translation>
    </message>
    <message>
        <source>Number is</source>
        <translation>Il numero è</translation>
    </message>
    <message>
        <source>Number is not</source>
        <translation>Il numero non è</translation>
    </message>
    <message>
        <source>Number begins with</source>
        <translation>Il numero comincia con</translation>
    </message>
    <message>
        <source>Number does not begin with</source>
        <translation>Il numero non comincia con</translation>
    </message>
    <message>
        <source>Calls from country</source>
        <translation>Chiama dal paese</translation>
    </message>
    <message>
        <source>Does not call from country</source>
        <translation>Non chiama dal paese</translation>
    </message>
    <message>
        <source>Number is withheld</source>
        <translation>Il numero è nascosto</translation>
    </message>
    <message>
        <source>Number is shown</source>
        <translation>Il numero è visibile</translation>
    </message>
    <message>
        <source>Calls from inside the house</source>
        <translation>Chiama dall&apos;interno</translation>
    </message>
    <message>
        <source>Calls from outside</source>
        <translation>Chiama dall&apos;esterno</translation>
    </message>
    <message>
        <source>Is in the phonebook</source>
        <translation>È in rubrica</translation>
    </message>
    <message>
        <source>Is not in the phonebook</source>
        <translation>Non è in rubrica</translation>
    </message>
    <message>
        <source>Belongs to group</source>
        <translation>Fa parte del gruppo</translation>
    </message>
    <message>
        <source>Does not belong to group</source>
        <translation>Non fa parte del gruppo</translation>
    </message>
    <message>
        <source>Company contains</source>
        <translation>L&apos;azienda contiene</translation>
    </message>
    <message>
        <source>Company does not contain</source>
        <translation>L&apos;azienda non contiene</translation>
    </message>
    <message>
        <source>Is a VIP</source>
        <translation>È un VIP</translation>
    </message>
    <message>
        <source>Is not a VIP</source>
        <translation>Non è un VIP</translation>
    </message>
    <message>
        <source>Called number is</source>
        <translation>Il numero chiamato è</translation>
    </message>
    <message>
        <source>Called number is not</source>
        <translation>Il numero chiamato non è</translation>
    </message>
    <message>
        <source>Comes through queue</source>
        <translation>Arriva dalla coda</translation>
    </message>
    <message>
        <source>Does not come through queue</source>
        <translation>Non arriva dalla coda</translation>
    </message>
    <message>
        <source>The PBX marks the name with</source>
        <translation>Il centralino contrassegna il nome con</translation>
    </message>
    <message>
        <source>The PBX does not mark the name with</source>
        <translation>Il centralino non contrassegna il nome con</translation>
    </message>
    <message>
        <source>Comes back to us</source>
        <translation>Ritorna a noi</translation>
    </message>
    <message>
        <source>Is a new call</source>
        <translation>È una chiamata nuova</translation>
    </message>
    <message>
        <source>Calls between</source>
        <translation>Chiama tra</translation>
    </message>
    <message>
        <source>Does not call between</source>
        <translation>Non chiama tra</translation>
    </message>
    <message>
        <source>Calls on</source>
        <translation>Chiama di</translation>
    </message>
    <message>
        <source>Does not call on</source>
        <translation>Non chiama di</translation>
    </message>
    <message>
        <source>Unnamed</source>
        <translation>Senza nome</translation>
    </message>
    <message>
        <source>Every call</source>
        <translation>Ogni chiamata</translation>
    </message>
    <message>
        <source>and</source>
        <translation>e</translation>
    </message>
    <message>
        <source>New category</source>
        <translation>Nuova categoria</translation>
    </message>
</context>
<context>
    <name>RulesSheet</name>
    <message>
        <source>Categories and rules</source>
        <translation>Categorie e regole</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>Regole</translation>
    </message>
    <message>
        <source>Categories</source>
        <translation>Categorie</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Etichette</translation>
    </message>
    <message>
        <source>Try a number</source>
        <translation>Prova un numero</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annulla</translation>
    </message>
</context>
<context>
    <name>ScreenKeyboard</name>
    <message>
        <source>Shift</source>
        <translation>Maiuscole</translation>
    </message>
    <message>
        <source>Accents and signs</source>
        <translation>Accenti e segni</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Spazio</translation>
    </message>
    <message>
        <source>Erase</source>
        <translation>Cancella</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Invio</translation>
    </message>
    <message>
        <source>Hide the keyboard</source>
        <translation>Nascondi la tastiera</translation>
    </message>
</context>
<context>
    <name>SearchRow</name>
    <message>
        <source>Search or number</source>
        <translation>Ricerca o numero</translation>
    </message>
    <message>
        <source>Who gets %1?</source>
        <translation>A chi va %1?</translation>
    </message>
    <message>
        <source>Name, number, department…</source>
        <translation>Nome, numero, reparto…</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Cerca</translation>
    </message>
    <message>
        <source>Keypad</source>
        <translation>Tastierino</translation>
    </message>
    <message>
        <source>Keyboard</source>
        <translation>Tastiera</translation>
    </message>
</context>
<context>
    <name>SettingsSheet</name>
    <message>
        <source>Settings</source>
        <translation>Impostazioni</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Lingua</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Come il sistema</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Colori</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Chiaro</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Scuro</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Alto contrasto</translation>
    </message>
    <message>
        <source>Size of text and buttons</source>
        <translation>Dimensione di testi e pulsanti</translation>
    </message>
    <message>
        <source>Motion</source>
        <translation>Movimento</translation>
    </message>
    <message>
        <source>Let things move and pulse</source>
        <translation>Permetti movimenti e pulsazioni</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Audio</translation>
    </message>
    <message>
        <source>Speaker</source>
        <translation>Altoparlante</translation>
    </message>
    <message>
        <source>Microphone</source>
        <translation>Microfono</translation>
    </message>
    <message>
        <source>What calls are</source>
        <translation>Che chiamate sono</translation>
    </message>
    <message>
        <source>Categories and rules</source>
        <translation>Categorie e regole</translation>
    </message>
    <message>
        <source>Headset</source>
        <translation>Cuffia</translation>
    </message>
    <message>
        <source>Choose it, let it ring, try its buttons</source>
        <translation>Sceglila, falla suonare, provane i tasti</translation>
    </message>
    <message>
        <source>Phonebooks</source>
        <translation>Rubriche</translation>
    </message>
    <message>
        <source>See them, sync them now</source>
        <translation>Vedile, sincronizzale ora</translation>
    </message>
</context>
<context>
    <name>Sharing</name>
    <message>
        <source>Changes that the others do not have yet: {count}</source>
        <translation>Modifiche che gli altri non hanno ancora: {count}</translation>
    </message>
    <message>
        <source>The log is kept on this desk only</source>
        <translation>Il registro resta solo su questa postazione</translation>
    </message>
    <message>
        <source>Connecting to {server}…</source>
        <translation>Connessione a {server}…</translation>
    </message>
    <message>
        <source>The log is shared through {server}</source>
        <translation>Il registro è condiviso tramite {server}</translation>
    </message>
    <message>
        <source>{server} cannot be reached; this desk goes on alone and catches up by itself</source>
        <translation>{server} non è raggiungibile; questa postazione continua da sola e recupera da sé</translation>
    </message>
    <message>
        <source>The log is not shared: {problem}</source>
        <translation>Il registro non è condiviso: {problem}</translation>
    </message>
    <message>
        <source>the address in [shared] url is not one</source>
        <translation>l&apos;indirizzo in [shared] url non è valido</translation>
    </message>
    <message>
        <source>the database driver is not installed</source>
        <translation>il driver del database non è installato</translation>
    </message>
    <message>
        <source>the server cannot be reached</source>
        <translation>il server non è raggiungibile</translation>
    </message>
    <message>
        <source>the server refuses the user name or password</source>
        <translation>il server rifiuta nome utente o password</translation>
    </message>
    <message>
        <source>the server has no such database</source>
        <translation>il server non ha quel database</translation>
    </message>
    <message>
        <source>the user may not do in it what is needed</source>
        <translation>l&apos;utente non ha i permessi necessari</translation>
    </message>
    <message>
        <source>the encrypted connection fails</source>
        <translation>la connessione cifrata non riesce</translation>
    </message>
    <message>
        <source>a newer console made its tables; update this one</source>
        <translation>una console più recente ha creato le tabelle; aggiorna questa</translation>
    </message>
    <message>
        <source>the server does not answer</source>
        <translation>il server non risponde</translation>
    </message>
    <message>
        <source>the database says no</source>
        <translation>il database rifiuta</translation>
    </message>
</context>
<context>
    <name>SharingMark</name>
    <message>
        <source>Log not shared</source>
        <translation>Registro non condiviso</translation>
    </message>
    <message>
        <source>Shared log</source>
        <translation>Registro condiviso</translation>
    </message>
</context>
<context>
    <name>Sheet</name>
    <message>
        <source>Close</source>
        <translation>Chiudi</translation>
    </message>
</context>
<context>
    <name>SlotTile</name>
    <message>
        <source>free</source>
        <translation>libero</translation>
    </message>
    <message>
        <source>parking…</source>
        <translation>parcheggio…</translation>
    </message>
    <message>
        <source>taking back…</source>
        <translation>ripresa…</translation>
    </message>
    <message>
        <source>taken</source>
        <translation>occupato</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>sconosciuto</translation>
    </message>
    <message>
        <source>parked by %1</source>
        <translation>parcheggiata da %1</translation>
    </message>
    <message>
        <source>Slot %1</source>
        <translation>Posto %1</translation>
    </message>
    <message>
        <source>Park here</source>
        <translation>Parcheggia qui</translation>
    </message>
    <message>
        <source>a call</source>
        <translation>una chiamata</translation>
    </message>
    <message>
        <source>by %1</source>
        <translation>da %1</translation>
    </message>
</context>
<context>
    <name>SortHead</name>
    <message>
        <source>Sorted, last first</source>
        <translation>In ordine inverso</translation>
    </message>
    <message>
        <source>Sorted, first first</source>
        <translation>In ordine</translation>
    </message>
</context>
<context>
    <name>SourceCard</name>
    <message>
        <source>%1 · holds your own contacts</source>
        <translation>%1 · contiene i tuoi contatti</translation>
    </message>
    <message>
        <source>%1 percent</source>
        <translation>%1 per cento</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Ferma</translation>
    </message>
    <message>
        <source>Sync now</source>
        <translation>Sincronizza ora</translation>
    </message>
</context>
<context>
    <name>Sources</name>
    <message>
        <source>Export it again. The contacts read before are kept.</source>
        <translation>Esportala di nuovo. I contatti già letti restano.</translation>
    </message>
    <message>
        <source>Ask the administrator to name its columns in the configuration file.</source>
        <translation>Chiedi all&apos;amministratore di nominarne le colonne nel file di configurazione.</translation>
    </message>
    <message>
        <source>Ask the administrator to check this phonebook in the configuration file.</source>
        <translation>Chiedi all&apos;amministratore di controllare questa rubrica nel file di configurazione.</translation>
    </message>
    <message>
        <source>The contacts read before stay usable.</source>
        <translation>I contatti già letti restano utilizzabili.</translation>
    </message>
    <message>
        <source>Extensions</source>
        <translation>Interni</translation>
    </message>
    <message>
        <source>Waiting for its turn</source>
        <translation>In attesa del suo turno</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Si ferma…</translation>
    </message>
    <message>
        <source>Reading… {done} of {total}</source>
        <translation>Lettura… {done} di {total}</translation>
    </message>
    <message>
        <source>Reading… {done}</source>
        <translation>Lettura… {done}</translation>
    </message>
    <message>
        <source>Next try at {time}.</source>
        <translation>Prossimo tentativo alle {time}.</translation>
    </message>
    <message>
        <source>Last sync {time}</source>
        <translation>Ultima sincronizzazione {time}</translation>
    </message>
    <message>
        <source>1 contact</source>
        <translation>1 contatto</translation>
    </message>
    <message>
        <source>{count} contacts</source>
        <translation>{count} contatti</translation>
    </message>
    <message>
        <source>1 could not be understood</source>
        <translation>1 incomprensibile</translation>
    </message>
    <message>
        <source>{count} could not be understood</source>
        <translation>{count} incomprensibili</translation>
    </message>
    <message>
        <source>The house&apos;s own numbers</source>
        <translation>I numeri dell&apos;azienda</translation>
    </message>
    <message>
        <source>CSV file</source>
        <translation>File CSV</translation>
    </message>
    <message>
        <source>vCard file</source>
        <translation>File vCard</translation>
    </message>
    <message>
        <source>LDAP server</source>
        <translation>Server LDAP</translation>
    </message>
    <message>
        <source>CardDAV server</source>
        <translation>Server CardDAV</translation>
    </message>
    <message>
        <source>{file} is not there</source>
        <translation>{file} non c&apos;è</translation>
    </message>
    <message>
        <source>{file} may not be read by this user</source>
        <translation>Questo utente non può leggere {file}</translation>
    </message>
    <message>
        <source>{file} cannot be read: {reason}</source>
        <translation>{file} non si può leggere: {reason}</translation>
    </message>
    <message>
        <source>{file} is empty</source>
        <translation>{file} è vuoto</translation>
    </message>
    <message>
        <source>{file} is still being written</source>
        <translation>{file} è ancora in scrittura</translation>
    </message>
    <message>
        <source>{file} ends in the middle of a contact</source>
        <translation>{file} finisce a metà di un contatto</translation>
    </message>
    <message>
        <source>{file} is not a {wanted} file</source>
        <translation>{file} non è un file {wanted}</translation>
    </message>
    <message>
        <source>The first line of {file} names no known columns: {found}</source>
        <translation>La prima riga di {file} non nomina colonne note: {found}</translation>
    </message>
    <message>
        <source>{file} has no column “{column}”</source>
        <translation>{file} non ha la colonna “{column}”</translation>
    </message>
    <message>
        <source>There are no vCards in {file}</source>
        <translation>In {file} non ci sono vCard</translation>
    </message>
    <message>
        <source>There is nobody in it that could be called</source>
        <translation>Non contiene nessuno da chiamare</translation>
    </message>
    <message>
        <source>Most of it cannot be understood: {example}</source>
        <translation>In gran parte è incomprensibile: {example}</translation>
    </message>
    <message>
        <source>It has only {now} of {before} contacts now; all are kept</source>
        <translation>Ora ha solo {now} contatti su {before}; restano tutti</translation>
    </message>
    <message>
        <source>{host} cannot be reached: {reason}</source>
        <translation>{host} non è raggiungibile: {reason}</translation>
    </message>
    <message>
        <source>{host} did not answer in time</source>
        <translation>{host} non ha risposto in tempo</translation>
    </message>
    <message>
        <source>{host} refuses the user name or password</source>
        <translation>{host} rifiuta il nome utente o la password</translation>
    </message>
    <message>
        <source>The certificate of {host} is not valid: {reason}</source>
        <translation>Il certificato di {host} non è valido: {reason}</translation>
    </message>
    <message>
        <source>{host} does not offer encryption</source>
        <translation>{host} non offre la cifratura</translation>
    </message>
    <message>
        <source>{host} has no {what}</source>
        <translation>{host} non ha {what}</translation>
    </message>
    <message>
        <source>{host} does not allow it: {reason}</source>
        <translation>{host} non lo permette: {reason}</translation>
    </message>
    <message>
        <source>{host} gives an answer that makes no sense: {reason}</source>
        <translation>{host} dà una risposta senza senso: {reason}</translation>
    </message>
    <message>
        <source>The contacts cannot be stored: {reason}</source>
        <translation>I contatti non si possono salvare: {reason}</translation>
    </message>
    <message>
        <source>It could not be read: {reason}</source>
        <translation>Non si è potuta leggere: {reason}</translation>
    </message>
    <message>
        <source>It is read as soon as it is back.</source>
        <translation>Verrà letto appena torna.</translation>
    </message>
    <message>
        <source>Ask the administrator for the right to read the file.</source>
        <translation>Chiedi all&apos;amministratore il permesso di leggere il file.</translation>
    </message>
    <message>
        <source>It is read as soon as it is finished.</source>
        <translation>Verrà letto appena è finito.</translation>
    </message>
    <message>
        <source>Save it as CSV or vCard in the program that it comes from.</source>
        <translation>Salvalo come CSV o vCard nel programma da cui viene.</translation>
    </message>
    <message>
        <source>If that is right, press “Sync now”.</source>
        <translation>Se è giusto così, premi “Sincronizza ora”.</translation>
    </message>
    <message>
        <source>Not read yet</source>
        <translation>Non ancora letta</translation>
    </message>
    <message>
        <source>Up to date</source>
        <translation>Aggiornata</translation>
    </message>
    <message>
        <source>Stopped; what was read stays</source>
        <translation>Fermata; ciò che è stato letto resta</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Lettura…</translation>
    </message>
    <message>
        <source>No phonebook is set up</source>
        <translation>Nessuna rubrica è configurata</translation>
    </message>
    <message>
        <source>No phonebook was read yet</source>
        <translation>Nessuna rubrica è stata ancora letta</translation>
    </message>
    <message>
        <source>All phonebooks are up to date</source>
        <translation>Tutte le rubriche sono aggiornate</translation>
    </message>
</context>
<context>
    <name>SourcesSheet</name>
    <message>
        <source>Phonebooks</source>
        <translation>Rubriche</translation>
    </message>
    <message>
        <source>The administrator names them in the configuration file: CSV and vCard files, as Outlook, Google and spreadsheets export them, LDAP and CardDAV servers. Contacts that you add yourself need none.</source>
        <translation>L&apos;amministratore le nomina nel file di configurazione: file CSV e vCard, come li esportano Outlook, Google e i fogli di calcolo, server LDAP e CardDAV. I contatti che aggiungi tu non ne hanno bisogno.</translation>
    </message>
    <message>
        <source>No phonebook is set up</source>
        <translation>Nessuna rubrica è configurata</translation>
    </message>
    <message>
        <source>Sync all now</source>
        <translation>Sincronizza tutte ora</translation>
    </message>
</context>
<context>
    <name>Star</name>
    <message>
        <source>%1 is a favourite</source>
        <translation>%1 è tra i preferiti</translation>
    </message>
    <message>
        <source>Make %1 a favourite</source>
        <translation>Metti %1 tra i preferiti</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>Do not disturb is on</source>
        <translation>Non disturbare attivo</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>Un momento…</translation>
    </message>
    <message>
        <source>Do not disturb</source>
        <translation>Non disturbare</translation>
    </message>
    <message>
        <source>Group pickup</source>
        <translation>Prelievo di gruppo</translation>
    </message>
    <message>
        <source>Shows the newest caller of the group before you take the call</source>
        <translation>Mostra l’ultimo chiamante del gruppo prima di prendere la chiamata</translation>
    </message>
    <message>
        <source>Who is ringing?</source>
        <translation>Chi sta chiamando?</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>Volume</translation>
    </message>
    <message>
        <source>PBX connected as %1</source>
        <translation>Centralino collegato come %1</translation>
    </message>
    <message>
        <source>PBX: connecting</source>
        <translation>Centralino: collegamento</translation>
    </message>
    <message>
        <source>PBX: no connection</source>
        <translation>Centralino: nessun collegamento</translation>
    </message>
    <message>
        <source>PBX offline</source>
        <translation>PBX scollegato</translation>
    </message>
    <message>
        <source>PBX · %1</source>
        <translation>PBX · %1</translation>
    </message>
    <message>
        <source>Keys and gestures</source>
        <translation>Tasti e gesti</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Impostazioni</translation>
    </message>
</context>
<context>
    <name>SuggestionRow</name>
    <message>
        <source>Suggested targets</source>
        <translation>Destinatari suggeriti</translation>
    </message>
    <message>
        <source>Hand over to</source>
        <translation>Passa a</translation>
    </message>
    <message>
        <source>Hand over to %1, %2</source>
        <translation>Passa a %1, %2</translation>
    </message>
</context>
<context>
    <name>Suggestions</name>
    <message>
        <source>of all</source>
        <translation>in tutto</translation>
    </message>
    <message>
        <source>at this time of day</source>
        <translation>a quest&apos;ora</translation>
    </message>
    <message>
        <source>for {what}</source>
        <translation>per {what}</translation>
    </message>
    <message>
        <source>in the queue {what}</source>
        <translation>nella coda {what}</translation>
    </message>
    <message>
        <source>in the queue {what} at this time</source>
        <translation>nella coda {what} a quest&apos;ora</translation>
    </message>
    <message>
        <source>from this area</source>
        <translation>da questa zona</translation>
    </message>
    <message>
        <source>from similar numbers</source>
        <translation>da numeri vicini</translation>
    </message>
    <message>
        <source>from {what}</source>
        <translation>da {what}</translation>
    </message>
    <message>
        <source>from this number</source>
        <translation>da questo numero</translation>
    </message>
    <message>
        <source>from this number at this time</source>
        <translation>da questo numero a quest&apos;ora</translation>
    </message>
    <message>
        <source>all</source>
        <translation>tutte</translation>
    </message>
    <message>
        <source>this hour</source>
        <translation>a quest’ora</translation>
    </message>
    <message>
        <source>area</source>
        <translation>zona</translation>
    </message>
    <message>
        <source>similar</source>
        <translation>simili</translation>
    </message>
    <message>
        <source>number</source>
        <translation>numero</translation>
    </message>
    <message>
        <source>earlier calls {where}</source>
        <translation>chiamate precedenti {where}</translation>
    </message>
    <message>
        <source>the last call {where}</source>
        <translation>l&apos;ultima chiamata {where}</translation>
    </message>
    <message>
        <source>{taken} of the last {of} calls {where}</source>
        <translation>{taken} delle ultime {of} chiamate {where}</translation>
    </message>
</context>
<context>
    <name>Supervisor</name>
    <message>
        <source>unknown</source>
        <translation>sconosciuto</translation>
    </message>
    <message>
        <source>free</source>
        <translation>libero</translation>
    </message>
    <message>
        <source>talking</source>
        <translation>in conversazione</translation>
    </message>
    <message>
        <source>busy</source>
        <translation>occupato</translation>
    </message>
    <message>
        <source>ringing</source>
        <translation>squilla</translation>
    </message>
    <message>
        <source>on hold</source>
        <translation>in attesa</translation>
    </message>
    <message>
        <source>not signed in</source>
        <translation>non collegato</translation>
    </message>
    <message>
        <source>All that the PBX counted</source>
        <translation>Tutto ciò che il centralino ha contato</translation>
    </message>
    <message>
        <source>Last 30 minutes</source>
        <translation>Ultimi 30 minuti</translation>
    </message>
    <message>
        <source>Last hour</source>
        <translation>Ultima ora</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Oggi</translation>
    </message>
    <message>
        <source>Queues</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Coda</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>In attesa</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>Perse</translation>
    </message>
    <message>
        <source>Served</source>
        <translation>Servite</translation>
    </message>
    <message>
        <source>Mean wait, s</source>
        <translation>Attesa media, s</translation>
    </message>
    <message>
        <source>Mean talk, s</source>
        <translation>Conversazione media, s</translation>
    </message>
    <message>
        <source>Agents free</source>
        <translation>Operatori liberi</translation>
    </message>
    <message>
        <source>Agents</source>
        <translation>Operatori</translation>
    </message>
    <message>
        <source>Agent</source>
        <translation>Operatore</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Numero</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Telefono</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>In pausa</translation>
    </message>
    <message>
        <source>Calls taken</source>
        <translation>Chiamate prese</translation>
    </message>
    <message>
        <source>Last call</source>
        <translation>Ultima chiamata</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>sì</translation>
    </message>
</context>
<context>
    <name>SupervisorPage</name>
    <message>
        <source>Queue name</source>
        <translation>Nome della coda</translation>
    </message>
    <message>
        <source>Queue name…</source>
        <translation>Nome della coda…</translation>
    </message>
    <message>
        <source>30 minutes</source>
        <translation>30 minuti</translation>
    </message>
    <message>
        <source>1 hour</source>
        <translation>1 ora</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Oggi</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Periodo</translation>
    </message>
    <message>
        <source>Save as Excel</source>
        <translation>Salva per Excel</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Tutto</translation>
    </message>
    <message>
        <source>Counted by this console since %1</source>
        <translation>Contate da questa console dalle %1</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation>Salvato: %1</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Apri</translation>
    </message>
    <message>
        <source>Number of the new agent</source>
        <translation>Numero del nuovo operatore</translation>
    </message>
    <message>
        <source>Extension…</source>
        <translation>Interno…</translation>
    </message>
    <message>
        <source>Add to %1</source>
        <translation>Aggiungi a %1</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annulla</translation>
    </message>
    <message>
        <source>Queues and agents</source>
        <translation>Code e operatori</translation>
    </message>
    <message>
        <source>No queue of that name</source>
        <translation>Nessuna coda con quel nome</translation>
    </message>
</context>
<context>
    <name>TabRow</name>
    <message>
        <source>Favourites</source>
        <translation>Preferiti</translation>
    </message>
    <message>
        <source>Extensions</source>
        <translation>Interni</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>Contatti</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Registro</translation>
    </message>
    <message>
        <source>Chat</source>
        <translation>Chat</translation>
    </message>
    <message>
        <source>Queues</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Voicemail</source>
        <translation>Segreteria</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Pagine</translation>
    </message>
    <message>
        <source>Missed: %1</source>
        <translation>Perse: %1</translation>
    </message>
    <message>
        <source>A contact is being written</source>
        <translation>Si sta scrivendo un contatto</translation>
    </message>
    <message>
        <source>Waiting: %1</source>
        <translation>In attesa: %1</translation>
    </message>
</context>
<context>
    <name>TagList</name>
    <message>
        <source>A tag says what came of a call. A tag that is deleted here stays on the calls that have it.</source>
        <translation>Un&apos;etichetta dice che cosa è venuto da una chiamata. Se la elimini qui resta sulle chiamate che ce l&apos;hanno.</translation>
    </message>
    <message>
        <source>New tag</source>
        <translation>Nuova etichetta</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Aggiungi</translation>
    </message>
    <message>
        <source>Deletes the tag</source>
        <translation>Elimina l&apos;etichetta</translation>
    </message>
    <message>
        <source>After each call wait for a tag</source>
        <translation>Dopo ogni chiamata aspetta un&apos;etichetta</translation>
    </message>
</context>
<context>
    <name>TagRow</name>
    <message>
        <source>What came of it</source>
        <translation>Esito</translation>
    </message>
</context>
<context>
    <name>TargetPanel</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>How does the call go to %1?</source>
        <translation>Come passa la chiamata a %1?</translation>
    </message>
    <message>
        <source>Favourite</source>
        <translation>Preferito</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annulla</translation>
    </message>
    <message>
        <source>Announce first</source>
        <translation>Prima annuncia</translation>
    </message>
    <message>
        <source>Transfer anyway</source>
        <translation>Passa lo stesso</translation>
    </message>
    <message>
        <source>The caller leaves a message; nobody is rung</source>
        <translation>Chi chiama lascia un messaggio; nessun telefono squilla</translation>
    </message>
    <message>
        <source>Voicemail</source>
        <translation>Segreteria</translation>
    </message>
    <message>
        <source>No group</source>
        <translation>Nessun gruppo</translation>
    </message>
    <message>
        <source>Group of favourites</source>
        <translation>Gruppo di preferiti</translation>
    </message>
    <message>
        <source>Transfer</source>
        <translation>Passa</translation>
    </message>
    <message>
        <source>Pick up</source>
        <translation>Preleva</translation>
    </message>
    <message>
        <source>Who is it?</source>
        <translation>Chi chiama?</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>Chiama</translation>
    </message>
</context>
<context>
    <name>Texts</name>
    <message>
        <source>Number withheld</source>
        <translation>Numero nascosto</translation>
    </message>
    <message>
        <source>Erased</source>
        <translation>Cancellato</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Oggi</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Ieri</translation>
    </message>
    <message>
        <source>Recalled</source>
        <translation>Rientrata</translation>
    </message>
    <message>
        <source>Back from park slot {source} after {wait}</source>
        <translation>Rientrata dal parcheggio {source} dopo {wait}</translation>
    </message>
    <message>
        <source>Recalled from {source}, {wait}, transferred by you {time}</source>
        <translation>Rientrata da {source}, {wait}, passata da te alle {time}</translation>
    </message>
    <message>
        <source>Voicemail of {name}</source>
        <translation>Segreteria di {name}</translation>
    </message>
    <message>
        <source>Recalled from {source}</source>
        <translation>Rientrata da {source}</translation>
    </message>
    <message>
        <source>Back from park slot {source}</source>
        <translation>Rientrata dal parcheggio {source}</translation>
    </message>
</context>
<context>
    <name>UndoBar</name>
    <message>
        <source>Transferring…</source>
        <translation>Passo…</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annulla</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Chiudi</translation>
    </message>
</context>
<context>
    <name>VolumePanel</name>
    <message>
        <source>Level, %1</source>
        <translation>Livello, %1</translation>
    </message>
    <message>
        <source>Speaker</source>
        <translation>Altoparlante</translation>
    </message>
    <message>
        <source>Microphone</source>
        <translation>Microfono</translation>
    </message>
    <message>
        <source>The meters move while a call is active.</source>
        <translation>I livelli si muovono durante una chiamata.</translation>
    </message>
    <message>
        <source>Talking with %1</source>
        <translation>In linea con %1</translation>
    </message>
</context>
<context>
    <name>WaitingLine</name>
    <message>
        <source>Takes the call now, before those who came earlier</source>
        <translation>Prende subito la chiamata, prima di chi è arrivato prima</translation>
    </message>
    <message>
        <source>place %1</source>
        <translation>posto %1</translation>
    </message>
    <message>
        <source>fetching…</source>
        <translation>in arrivo…</translation>
    </message>
    <message>
        <source>Take</source>
        <translation>Prendi</translation>
    </message>
</context>
</TS>
