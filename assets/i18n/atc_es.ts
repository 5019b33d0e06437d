<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es_ES">
<context>
    <name>AskedChip</name>
    <message>
        <source>No longer only %1</source>
        <translation>Ya no solo %1</translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
</context>
<context>
    <name>BoardLine</name>
    <message>
        <source>free</source>
        <translation>libre</translation>
    </message>
    <message>
        <source>talking</source>
        <translation>hablando</translation>
    </message>
    <message>
        <source>busy</source>
        <translation>ocupado</translation>
    </message>
    <message>
        <source>ringing</source>
        <translation>sonando</translation>
    </message>
    <message>
        <source>on hold</source>
        <translation>en espera</translation>
    </message>
    <message>
        <source>not signed in</source>
        <translation>no conectado</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>desconocido</translation>
    </message>
    <message>
        <source>waiting %1</source>
        <translation>esperando %1</translation>
    </message>
    <message>
        <source>lost %1</source>
        <translation>perdidas %1</translation>
    </message>
    <message>
        <source>served %1</source>
        <translation>atendidas %1</translation>
    </message>
    <message>
        <source>agents free: %1 of %2</source>
        <translation>agentes libres: %1 de %2</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>en pausa</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>esperando</translation>
    </message>
    <message>
        <source>lost</source>
        <translation>perdidas</translation>
    </message>
    <message>
        <source>served</source>
        <translation>atendidas</translation>
    </message>
    <message>
        <source>wait</source>
        <translation>espera</translation>
    </message>
    <message>
        <source>talk</source>
        <translation>charla</translation>
    </message>
    <message>
        <source>agents free</source>
        <translation>agentes libres</translation>
    </message>
    <message>
        <source>Add agent</source>
        <translation>Añadir agente</translation>
    </message>
    <message>
        <source>paused: %1</source>
        <translation>en pausa: %1</translation>
    </message>
    <message>
        <source>calls taken: %1</source>
        <translation>llamadas atendidas: %1</translation>
    </message>
    <message>
        <source>last %1</source>
        <translation>última %1</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Reanudar</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausa</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Quitar</translation>
    </message>
</context>
<context>
    <name>ButtonLight</name>
    <message>
        <source>works</source>
        <translation>funciona</translation>
    </message>
    <message>
        <source>not pressed yet</source>
        <translation>aún no pulsado</translation>
    </message>
</context>
<context>
    <name>CallActions</name>
    <message>
        <source>Take</source>
        <translation>Tomar</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Contestar</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>Dejar</translation>
    </message>
    <message>
        <source>Send on</source>
        <translation>Desviar</translation>
    </message>
    <message>
        <source>Refuse</source>
        <translation>Rechazar</translation>
    </message>
    <message>
        <source>As busy</source>
        <translation>Ocupado</translation>
    </message>
    <message>
        <source>Decline</source>
        <translation>Declinar</translation>
    </message>
    <message>
        <source>Silence</source>
        <translation>Silenciar</translation>
    </message>
    <message>
        <source>It goes on waiting</source>
        <translation>Sigue esperando</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Conectar</translation>
    </message>
    <message>
        <source>Swap</source>
        <translation>Alternar</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Back to the caller</source>
        <translation>Volver a la llamada</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>Retener</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Retomar</translation>
    </message>
    <message>
        <source>Muted</source>
        <translation>Silencio</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>Silenciar</translation>
    </message>
    <message>
        <source>Transfer</source>
        <translation>Pasar</translation>
    </message>
    <message>
        <source>Announce</source>
        <translation>Anunciar</translation>
    </message>
    <message>
        <source>Park</source>
        <translation>Aparcar</translation>
    </message>
    <message>
        <source>Hang up</source>
        <translation>Colgar</translation>
    </message>
    <message>
        <source>Less</source>
        <translation>Menos</translation>
    </message>
</context>
<context>
    <name>CallCard</name>
    <message>
        <source>What came of it</source>
        <translation>Resultado</translation>
    </message>
    <message>
        <source>Why on hold?</source>
        <translation>¿Por qué espera?</translation>
    </message>
    <message>
        <source>Add a note</source>
        <translation>Añadir una nota</translation>
    </message>
    <message>
        <source>Add %1 to the contacts</source>
        <translation>Añadir a %1 a los contactos</translation>
    </message>
    <message>
        <source>also: %1</source>
        <translation>también: %1</translation>
    </message>
    <message>
        <source>via %1</source>
        <translation>vía %1</translation>
    </message>
    <message>
        <source>rings at %1</source>
        <translation>suena en %1</translation>
    </message>
    <message>
        <source>The other side put you on hold</source>
        <translation>La otra parte te ha puesto en espera</translation>
    </message>
    <message>
        <source>Waiting very long</source>
        <translation>Espera muy larga</translation>
    </message>
    <message>
        <source>Waiting long</source>
        <translation>Espera larga</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Close without a tag</source>
        <translation>Cerrar sin etiqueta</translation>
    </message>
</context>
<context>
    <name>CallHead</name>
    <message>
        <source>Encrypted</source>
        <translation>Cifrada</translation>
    </message>
    <message>
        <source>Line %1</source>
        <translation>Línea %1</translation>
    </message>
</context>
<context>
    <name>CallName</name>
    <message>
        <source>also: %1</source>
        <translation>también: %1</translation>
    </message>
    <message>
        <source>queue %1</source>
        <translation>cola %1</translation>
    </message>
    <message>
        <source>for %1</source>
        <translation>para %1</translation>
    </message>
</context>
<context>
    <name>CallShort</name>
    <message>
        <source>Resume</source>
        <translation>Retomar</translation>
    </message>
    <message>
        <source>Take</source>
        <translation>Tomar</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Contestar</translation>
    </message>
    <message>
        <source>More for this call</source>
        <translation>Más para esta llamada</translation>
    </message>
</context>
<context>
    <name>CallWords</name>
    <message>
        <source>Ringing</source>
        <translation>Suena</translation>
    </message>
    <message>
        <source>Recalled</source>
        <translation>Devuelta</translation>
    </message>
    <message>
        <source>Rings elsewhere</source>
        <translation>Suena en otro</translation>
    </message>
    <message>
        <source>Calling</source>
        <translation>Llamando</translation>
    </message>
    <message>
        <source>On hold</source>
        <translation>En espera</translation>
    </message>
    <message>
        <source>Consulting</source>
        <translation>Consulta</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Terminada</translation>
    </message>
    <message>
        <source>Talking</source>
        <translation>Hablando</translation>
    </message>
    <message>
        <source>Answering…</source>
        <translation>Contestando…</translation>
    </message>
    <message>
        <source>Refusing…</source>
        <translation>Rechazando…</translation>
    </message>
    <message>
        <source>Holding…</source>
        <translation>Reteniendo…</translation>
    </message>
    <message>
        <source>Resuming…</source>
        <translation>Retomando…</translation>
    </message>
    <message>
        <source>Hanging up…</source>
        <translation>Colgando…</translation>
    </message>
    <message>
        <source>Transferring…</source>
        <translation>Pasando…</translation>
    </message>
    <message>
        <source>Parking…</source>
        <translation>Aparcando…</translation>
    </message>
</context>
<context>
    <name>CallsPane</name>
    <message>
        <source>nobody is waiting</source>
        <translation>nadie espera</translation>
    </message>
    <message>
        <source>Ringing</source>
        <translation>Suenan</translation>
    </message>
    <message>
        <source>no call</source>
        <translation>ninguna llamada</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>Activa</translation>
    </message>
    <message>
        <source>On hold</source>
        <translation>En espera</translation>
    </message>
</context>
<context>
    <name>CategoryEditor</name>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Color</translation>
    </message>
    <message>
        <source>Sign</source>
        <translation>Símbolo</translation>
    </message>
    <message>
        <source>Ring</source>
        <translation>Timbre</translation>
    </message>
    <message>
        <source>As usual</source>
        <translation>Como siempre</translation>
    </message>
    <message>
        <source>As from inside</source>
        <translation>Como desde dentro</translation>
    </message>
    <message>
        <source>As from outside</source>
        <translation>Como desde fuera</translation>
    </message>
    <message>
        <source>Urgent</source>
        <translation>Urgente</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Prioridad</translation>
    </message>
    <message>
        <source>Lower priority</source>
        <translation>Prioridad más baja</translation>
    </message>
    <message>
        <source>Higher priority</source>
        <translation>Prioridad más alta</translation>
    </message>
    <message>
        <source>Delete the category</source>
        <translation>Eliminar la categoría</translation>
    </message>
    <message>
        <source>Delete the category and its rules</source>
        <translation>Eliminar la categoría y sus reglas</translation>
    </message>
</context>
<context>
    <name>CategoryList</name>
    <message>
        <source>A category gives a call its colour, sign and ring. Calls of a higher priority ring further up; VIPs come first among equals.</source>
        <translation>Una categoría da a la llamada color, símbolo y timbre. Las llamadas de mayor prioridad suenan más arriba; a igualdad, primero los VIP.</translation>
    </message>
    <message>
        <source>New category</source>
        <translation>Nueva categoría</translation>
    </message>
    <message>
        <source>priority %1</source>
        <translation>prioridad %1</translation>
    </message>
    <message>
        <source>no rule gives it</source>
        <translation>ninguna regla la asigna</translation>
    </message>
    <message>
        <source>Edit %1</source>
        <translation>Editar %1</translation>
    </message>
</context>
<context>
    <name>Causes</name>
    <message>
        <source>Ended</source>
        <translation>Terminada</translation>
    </message>
    <message>
        <source>Hung up</source>
        <translation>Ha colgado</translation>
    </message>
    <message>
        <source>Missed: hung up before you answered</source>
        <translation>Perdida: colgó antes de contestar</translation>
    </message>
    <message>
        <source>Answered on another phone</source>
        <translation>Contestada en otro teléfono</translation>
    </message>
    <message>
        <source>Declined</source>
        <translation>Rechazada</translation>
    </message>
    <message>
        <source>Busy</source>
        <translation>Ocupado</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>Sin respuesta</translation>
    </message>
    <message>
        <source>Declined by the other side</source>
        <translation>Rechazada por la otra parte</translation>
    </message>
    <message>
        <source>No such number</source>
        <translation>El número no existe</translation>
    </message>
    <message>
        <source>Not reachable</source>
        <translation>No disponible</translation>
    </message>
    <message>
        <source>Transferred</source>
        <translation>Pasada</translation>
    </message>
    <message>
        <source>Parked</source>
        <translation>Aparcada</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fallida</translation>
    </message>
</context>
<context>
    <name>ConditionEditor</name>
    <message>
        <source>Tap for the contrary</source>
        <translation>Toque para lo contrario</translation>
    </message>
    <message>
        <source>Delete the condition</source>
        <translation>Eliminar la condición</translation>
    </message>
</context>
<context>
    <name>ConditionPicker</name>
    <message>
        <source>What to look at</source>
        <translation>Qué mirar</translation>
    </message>
</context>
<context>
    <name>ContactGrid</name>
    <message>
        <source>Contacts</source>
        <translation>Contactos</translation>
    </message>
</context>
<context>
    <name>ContactList</name>
    <message>
        <source>Contacts</source>
        <translation>Contactos</translation>
    </message>
</context>
<context>
    <name>ContactNumber</name>
    <message>
        <source>Hand %1 over to %2</source>
        <translation>Pasar %1 a %2</translation>
    </message>
    <message>
        <source>Call %1</source>
        <translation>Llamar a %1</translation>
    </message>
</context>
<context>
    <name>ContactPanel</name>
    <message>
        <source>Close the contact</source>
        <translation>Cerrar el contacto</translation>
    </message>
    <message>
        <source>Calls of this contact go first</source>
        <translation>Las llamadas de este contacto van primero</translation>
    </message>
    <message>
        <source>Not on the server yet</source>
        <translation>Aún no está en el servidor</translation>
    </message>
    <message>
        <source>Write an e-mail</source>
        <translation>Escribir un correo</translation>
    </message>
    <message>
        <source>No number and no e-mail address is known.</source>
        <translation>No se conoce ningún número ni correo.</translation>
    </message>
    <message>
        <source>Known from %1</source>
        <translation>Procede de %1</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Modificar</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Eliminar</translation>
    </message>
</context>
<context>
    <name>ContactSpot</name>
    <message>
        <source>Not on the server yet</source>
        <translation>Aún no está en el servidor</translation>
    </message>
    <message>
        <source>%1 numbers</source>
        <translation>%1 números</translation>
    </message>
</context>
<context>
    <name>ContactTools</name>
    <message>
        <source>Show as a table</source>
        <translation>Mostrar como tabla</translation>
    </message>
    <message>
        <source>Show as tiles</source>
        <translation>Mostrar como fichas</translation>
    </message>
    <message>
        <source>New contact</source>
        <translation>Nuevo contacto</translation>
    </message>
</context>
<context>
    <name>ContactWords</name>
    <message>
        <source>Extension</source>
        <translation>Extensión</translation>
    </message>
    <message>
        <source>Work</source>
        <translation>Trabajo</translation>
    </message>
    <message>
        <source>Mobile</source>
        <translation>Móvil</translation>
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
        <translation>Número</translation>
    </message>
    <message>
        <source>My contacts</source>
        <translation>Mis contactos</translation>
    </message>
    <message>
        <source>In the house</source>
        <translation>En la casa</translation>
    </message>
    <message>
        <source>Surname</source>
        <translation>Apellidos</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>Empresa</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>Departamento</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>This is needed, or a company</source>
        <translation>Hace falta, o bien una empresa</translation>
    </message>
    <message>
        <source>This is no number that can be called</source>
        <translation>No es un número al que se pueda llamar</translation>
    </message>
    <message>
        <source>This is no e-mail address</source>
        <translation>No es una dirección de correo</translation>
    </message>
    <message>
        <source>A number or an e-mail address is needed</source>
        <translation>Hace falta un número o un correo</translation>
    </message>
    <message>
        <source>This is too long</source>
        <translation>Es demasiado largo</translation>
    </message>
    <message>
        <source>These are too many numbers</source>
        <translation>Son demasiados números</translation>
    </message>
</context>
<context>
    <name>ContactsPage</name>
    <message>
        <source>The phonebook is being opened. Calls, the extensions and the keypad work meanwhile.</source>
        <translation>La agenda se está abriendo. Mientras tanto, las llamadas, las extensiones y el teclado funcionan.</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>Un momento…</translation>
    </message>
    <message>
        <source>Show all contacts</source>
        <translation>Mostrar todos los contactos</translation>
    </message>
    <message>
        <source>New contact</source>
        <translation>Nuevo contacto</translation>
    </message>
    <message>
        <source>Look for a name, a company, a department, a number or an e-mail address; accents, the order of words and a typing mistake do not matter.</source>
        <translation>Busque un nombre, una empresa, un departamento, un número o un correo; los acentos, el orden de las palabras y un error al teclear no importan.</translation>
    </message>
    <message>
        <source>Nobody in this part of the phonebook.</source>
        <translation>Nadie en esta parte de la agenda.</translation>
    </message>
    <message>
        <source>Phonebooks are named in the configuration file, under [[directory]]: a CSV or vCard file, an LDAP or a CardDAV server. They appear here by themselves. Your own contacts can be added right away.</source>
        <translation>Las agendas se indican en el archivo de configuración, en [[directory]]: un archivo CSV o vCard, un servidor LDAP o CardDAV. Aparecen aquí por sí solas. Sus propios contactos se pueden añadir ya.</translation>
    </message>
    <message>
        <source>Nobody found for “%1”</source>
        <translation>No se encuentra a nadie para “%1”</translation>
    </message>
    <message>
        <source>Nobody here</source>
        <translation>Aquí no hay nadie</translation>
    </message>
    <message>
        <source>The phonebook is empty</source>
        <translation>La agenda está vacía</translation>
    </message>
</context>
<context>
    <name>CredentialsPanel</name>
    <message>
        <source>The PBX wants another password for %1</source>
        <translation>La centralita quiere otra contraseña para %1</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>Usuario</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Contraseña</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Entrar</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Ahora no</translation>
    </message>
</context>
<context>
    <name>DeletedBar</name>
    <message>
        <source>%1 was deleted</source>
        <translation>%1 se ha eliminado</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
</context>
<context>
    <name>DialRow</name>
    <message>
        <source>Hand %1 over to %2</source>
        <translation>Pasar %1 a %2</translation>
    </message>
    <message>
        <source>Call %1</source>
        <translation>Llamar a %1</translation>
    </message>
</context>
<context>
    <name>DirectoryMark</name>
    <message>
        <source>Phonebook trouble</source>
        <translation>Problema de agenda</translation>
    </message>
    <message>
        <source>Phonebooks: reading</source>
        <translation>Agendas: leyendo</translation>
    </message>
    <message>
        <source>Phonebooks</source>
        <translation>Agendas</translation>
    </message>
</context>
<context>
    <name>DirectoryPane</name>
    <message>
        <source>No extension for “%1”</source>
        <translation>Ninguna extensión para «%1»</translation>
    </message>
</context>
<context>
    <name>Diversions</name>
    <message>
        <source>busy</source>
        <translation>ocupado</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>sin respuesta</translation>
    </message>
    <message>
        <source>always forwarded</source>
        <translation>siempre desviado</translation>
    </message>
    <message>
        <source>sent on</source>
        <translation>desviada</translation>
    </message>
    <message>
        <source>follow me</source>
        <translation>sígueme</translation>
    </message>
    <message>
        <source>out of hours</source>
        <translation>fuera de horario</translation>
    </message>
    <message>
        <source>do not disturb</source>
        <translation>no molestar</translation>
    </message>
    <message>
        <source>not reachable</source>
        <translation>no disponible</translation>
    </message>
    <message>
        <source>away</source>
        <translation>ausente</translation>
    </message>
</context>
<context>
    <name>Dock</name>
    <message>
        <source>Volume</source>
        <translation>Volumen</translation>
    </message>
    <message>
        <source>Keypad</source>
        <translation>Teclado</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
</context>
<context>
    <name>DropPanel</name>
    <message>
        <source>Transfer</source>
        <translation>Pasar</translation>
    </message>
    <message>
        <source>or hold still for a moment</source>
        <translation>o espera quieto un momento</translation>
    </message>
    <message>
        <source>Announce first</source>
        <translation>Anunciar antes</translation>
    </message>
</context>
<context>
    <name>EditEntry</name>
    <message>
        <source>What the number is for</source>
        <translation>Para qué es el número</translation>
    </message>
    <message>
        <source>Take %1 out</source>
        <translation>Quitar %1</translation>
    </message>
</context>
<context>
    <name>EditField</name>
    <message>
        <source>%1 (needed)</source>
        <translation>%1 (obligatorio)</translation>
    </message>
</context>
<context>
    <name>EditorPage</name>
    <message>
        <source>New contact</source>
        <translation>Nuevo contacto</translation>
    </message>
    <message>
        <source>Change the contact</source>
        <translation>Modificar el contacto</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Guardando…</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>Throw the changes away?</source>
        <translation>¿Descartar los cambios?</translation>
    </message>
    <message>
        <source>Throw away</source>
        <translation>Descartar</translation>
    </message>
    <message>
        <source>Go on writing</source>
        <translation>Seguir escribiendo</translation>
    </message>
    <message>
        <source>It could not be saved. Nothing is lost: try again in a moment.</source>
        <translation>No se ha podido guardar. No se ha perdido nada: inténtelo de nuevo en un momento.</translation>
    </message>
    <message>
        <source>First name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Surname</source>
        <translation>Apellidos</translation>
    </message>
    <message>
        <source>Company, instead of a name or with it</source>
        <translation>Empresa, en lugar del nombre o con él</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>Números</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Número</translation>
    </message>
    <message>
        <source>Another number</source>
        <translation>Otro número</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>Correo</translation>
    </message>
    <message>
        <source>E-mail address</source>
        <translation>Dirección de correo</translation>
    </message>
    <message>
        <source>Another address</source>
        <translation>Otra dirección</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>Empresa</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>Departamento</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>Cargo</translation>
    </message>
    <message>
        <source>Groups, separated by commas</source>
        <translation>Grupos, separados por comas</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Nota</translation>
    </message>
    <message>
        <source>Calls of this contact go first</source>
        <translation>Las llamadas de este contacto van primero</translation>
    </message>
</context>
<context>
    <name>ExtensionGrid</name>
    <message>
        <source>Extensions</source>
        <translation>Extensiones</translation>
    </message>
</context>
<context>
    <name>ExtensionLine</name>
    <message>
        <source>from %1</source>
        <translation>de %1</translation>
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
        <translation>Teléfono</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>Departamento</translation>
    </message>
    <message>
        <source>Extensions</source>
        <translation>Extensiones</translation>
    </message>
</context>
<context>
    <name>ExtensionTile</name>
    <message>
        <source>from %1</source>
        <translation>llama %1</translation>
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
        <translation>Todos</translation>
    </message>
    <message>
        <source>Rename %1</source>
        <translation>Cambiar el nombre de %1</translation>
    </message>
    <message>
        <source>Take the group away</source>
        <translation>Quitar el grupo</translation>
    </message>
    <message>
        <source>Take %1 away</source>
        <translation>Quitar %1</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Conservarlo</translation>
    </message>
    <message>
        <source>New group</source>
        <translation>Nuevo grupo</translation>
    </message>
    <message>
        <source>Ctrl and an arrow key move a favourite</source>
        <translation>Ctrl y una flecha mueven un favorito</translation>
    </message>
    <message>
        <source>Favourites</source>
        <translation>Favoritos</translation>
    </message>
    <message>
        <source>Show the extensions</source>
        <translation>Mostrar las extensiones</translation>
    </message>
    <message>
        <source>Drag favourites from “All” onto this group&apos;s name, or tap one there and choose the group.</source>
        <translation>Arrastre favoritos desde “Todos” al nombre de este grupo, o toque uno allí y elija el grupo.</translation>
    </message>
    <message>
        <source>Tap a person under Extensions and then the star, or the star beside a contact&apos;s number: those you call most are one tap away here.</source>
        <translation>Toque a una persona en Extensiones y luego la estrella, o la estrella junto al número de un contacto: a quienes más llama los tendrá aquí, a un toque.</translation>
    </message>
    <message>
        <source>Nobody in this group yet</source>
        <translation>Aún no hay nadie en este grupo</translation>
    </message>
    <message>
        <source>No favourites yet</source>
        <translation>Aún no hay favoritos</translation>
    </message>
</context>
<context>
    <name>Field</name>
    <message>
        <source>Clear %1</source>
        <translation>Borrar %1</translation>
    </message>
</context>
<context>
    <name>FilterPanel</name>
    <message>
        <source>Filter</source>
        <translation>Filtrar</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Periodo</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Hoy</translation>
    </message>
    <message>
        <source>7 days</source>
        <translation>7 días</translation>
    </message>
    <message>
        <source>30 days</source>
        <translation>30 días</translation>
    </message>
    <message>
        <source>From day</source>
        <translation>Desde el día</translation>
    </message>
    <message>
        <source>From %1</source>
        <translation>Desde %1</translation>
    </message>
    <message>
        <source>To day</source>
        <translation>Hasta el día</translation>
    </message>
    <message>
        <source>To %1</source>
        <translation>Hasta %1</translation>
    </message>
    <message>
        <source>The first day does not exist. Write it like %1.</source>
        <translation>El primer día no existe. Escríbelo como %1.</translation>
    </message>
    <message>
        <source>The last day does not exist, or is before the first. Write it like %1.</source>
        <translation>El último día no existe o es anterior al primero. Escríbelo como %1.</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Categoría</translation>
    </message>
    <message>
        <source>What came of it</source>
        <translation>Resultado</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Cola</translation>
    </message>
</context>
<context>
    <name>FilterRow</name>
    <message>
        <source>Free first</source>
        <translation>Primero los libres</translation>
    </message>
    <message>
        <source>Tiles</source>
        <translation>Fichas</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabla</translation>
    </message>
</context>
<context>
    <name>FoundContacts</name>
    <message>
        <source>Contacts · the best %1 of %2</source>
        <translation>Contactos · los mejores %1 de %2</translation>
    </message>
    <message>
        <source>Contacts · %1</source>
        <translation>Contactos · %1</translation>
    </message>
    <message>
        <source>No contact found</source>
        <translation>No se encuentra ningún contacto</translation>
    </message>
</context>
<context>
    <name>FreeLine</name>
    <message>
        <source>Drop here to take %1 back</source>
        <translation>Suelta aquí para retomar %1</translation>
    </message>
    <message>
        <source>Drop here to take %1 out of the queue</source>
        <translation>Suelta aquí para tomar a %1 de la cola</translation>
    </message>
    <message>
        <source>Drop here to pick up the call for %1</source>
        <translation>Suelta aquí para capturar la llamada de %1</translation>
    </message>
    <message>
        <source>Drop here to call %1</source>
        <translation>Suelta aquí para llamar a %1</translation>
    </message>
    <message>
        <source>Drop here to answer</source>
        <translation>Suelta aquí para contestar</translation>
    </message>
    <message>
        <source>Drop here to resume</source>
        <translation>Suelta aquí para retomar</translation>
    </message>
    <message>
        <source>Drop here to hold</source>
        <translation>Suelta aquí para retener</translation>
    </message>
    <message>
        <source>Lines free: %1</source>
        <translation>Líneas libres: %1</translation>
    </message>
</context>
<context>
    <name>GroupEdit</name>
    <message>
        <source>Name of the new group</source>
        <translation>Nombre del nuevo grupo</translation>
    </message>
    <message>
        <source>Name of the group</source>
        <translation>Nombre del grupo</translation>
    </message>
    <message>
        <source>Name is taken</source>
        <translation>Nombre ya usado</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
</context>
<context>
    <name>Headset</name>
    <message>
        <source>Headsets are switched off in the configuration file</source>
        <translation>Los auriculares están desactivados en el archivo de configuración</translation>
    </message>
    <message>
        <source>Headsets cannot be used</source>
        <translation>Los auriculares no se pueden usar</translation>
    </message>
    <message>
        <source>Ask the administrator to install the system&apos;s USB library (libusb-1.0-0); `atc headset doctor` and the log tell more.</source>
        <translation>Pide al administrador que instale la biblioteca USB del sistema (libusb-1.0-0); `atc headset doctor` y el registro dicen más.</translation>
    </message>
    <message>
        <source>Unplug it and plug it in again. If that does not help, `atc headset doctor` and the log tell the administrator more.</source>
        <translation>Desconéctalos y vuelve a conectarlos. Si no basta, `atc headset doctor` y el registro dicen más al administrador.</translation>
    </message>
    <message>
        <source>Another program is in a call on it</source>
        <translation>Otro programa los está usando en una llamada</translation>
    </message>
    <message>
        <source>Ask the administrator to copy deploy/udev/70-atc-headset.rules to /etc/udev/rules.d, then unplug the headset and plug it in again.</source>
        <translation>Pide al administrador que copie deploy/udev/70-atc-headset.rules en /etc/udev/rules.d; después desconecta los auriculares y vuelve a conectarlos.</translation>
    </message>
    <message>
        <source>No headset is plugged in</source>
        <translation>No hay auriculares conectados</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Listos</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>En uso</translation>
    </message>
    <message>
        <source>The system does not let the console use its buttons</source>
        <translation>El sistema no permite que la consola use sus botones</translation>
    </message>
    <message>
        <source>Another program holds its buttons</source>
        <translation>Otro programa tiene ocupados sus botones</translation>
    </message>
    <message>
        <source>Its buttons do not work</source>
        <translation>Sus botones no funcionan</translation>
    </message>
</context>
<context>
    <name>HeadsetButtons</name>
    <message>
        <source>Call button</source>
        <translation>Botón de llamada</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>Silencio</translation>
    </message>
    <message>
        <source>Louder</source>
        <translation>Más alto</translation>
    </message>
    <message>
        <source>Softer</source>
        <translation>Más bajo</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>Rechazar</translation>
    </message>
    <message>
        <source>Hang up</source>
        <translation>Colgar</translation>
    </message>
    <message>
        <source>Hold / swap</source>
        <translation>Espera / alternar</translation>
    </message>
    <message>
        <source>Redial</source>
        <translation>Rellamar</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Línea</translation>
    </message>
    <message>
        <source>Speed dial</source>
        <translation>Marcación rápida</translation>
    </message>
    <message>
        <source>Voicemail</source>
        <translation>Buzón de voz</translation>
    </message>
    <message>
        <source>Speaker off</source>
        <translation>Altavoz apagado</translation>
    </message>
    <message>
        <source>Play / pause</source>
        <translation>Reproducir / pausa</translation>
    </message>
</context>
<context>
    <name>HeadsetMark</name>
    <message>
        <source>Headset not usable</source>
        <translation>Auriculares no utilizables</translation>
    </message>
    <message>
        <source>Headset in use</source>
        <translation>Auriculares en uso</translation>
    </message>
    <message>
        <source>Headset</source>
        <translation>Auriculares</translation>
    </message>
    <message>
        <source>No headset</source>
        <translation>Sin auriculares</translation>
    </message>
</context>
<context>
    <name>HeadsetQuestion</name>
    <message>
        <source>Use the headset for this call?</source>
        <translation>¿Usar los auriculares en esta llamada?</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>Usarlos</translation>
    </message>
    <message>
        <source>Use it (%1)</source>
        <translation>Usarlos (%1)</translation>
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
        <translation>Auriculares</translation>
    </message>
    <message>
        <source>Plug in a USB headset with call buttons: it is used at once.</source>
        <translation>Conecta unos auriculares USB con botones de llamada: se usan enseguida.</translation>
    </message>
    <message>
        <source>Use this headset</source>
        <translation>Usar estos auriculares</translation>
    </message>
    <message>
        <source>Whichever works</source>
        <translation>Los que funcionen</translation>
    </message>
    <message>
        <source>Ringing</source>
        <translation>Timbre</translation>
    </message>
    <message>
        <source>The headset or its base rings</source>
        <translation>Suenan los auriculares o su base</translation>
    </message>
    <message>
        <source>The console&apos;s speaker rings</source>
        <translation>Suena el altavoz de la consola</translation>
    </message>
    <message>
        <source>Without a headset that rings, the speaker always does.</source>
        <translation>Sin unos auriculares que suenen, el altavoz suena siempre.</translation>
    </message>
    <message>
        <source>Try the buttons</source>
        <translation>Probar los botones</translation>
    </message>
    <message>
        <source>The headset is in a make-believe call: press each of its buttons. What you press lights up here and does nothing else; a real call ends the trial for as long as it lasts.</source>
        <translation>Los auriculares están en una llamada simulada: pulsa cada uno de sus botones. Lo que pulsas se ilumina aquí y no hace nada más; una llamada real interrumpe la prueba mientras dura.</translation>
    </message>
    <message>
        <source>The headset rings for a make-believe call, and each button that you press lights up here.</source>
        <translation>Los auriculares suenan por una llamada simulada, y cada botón que pulsas se ilumina aquí.</translation>
    </message>
    <message>
        <source>End the trial</source>
        <translation>Terminar la prueba</translation>
    </message>
    <message>
        <source>Begin the trial</source>
        <translation>Empezar la prueba</translation>
    </message>
</context>
<context>
    <name>HelpSheet</name>
    <message>
        <source>Keys and gestures</source>
        <translation>Teclas y gestos</translation>
    </message>
    <message>
        <source>Drag a call onto a person to transfer it; hold it there for a moment, or drop it on the lower half, to announce it first. Drop it on a park slot to park it, on another call to connect the two. Drag a person or a parked call to the left to call or to take it back. Drag back or press Esc to cancel.</source>
        <translation>Arrastra una llamada sobre una persona para pasarla; mantenla ahí un momento, o suéltala en la mitad inferior, para anunciarla antes. Suéltala en una plaza para aparcarla, sobre otra llamada para conectar las dos. Arrastra a la izquierda a una persona o una llamada aparcada para llamar o retomar. Vuelve atrás o pulsa Esc para cancelar.</translation>
    </message>
</context>
<context>
    <name>JoinSign</name>
    <message>
        <source>Connect %1 with %2</source>
        <translation>Conectar %1 con %2</translation>
    </message>
</context>
<context>
    <name>JumpBar</name>
    <message>
        <source>Jump to a letter</source>
        <translation>Ir a una letra</translation>
    </message>
</context>
<context>
    <name>Keypad</name>
    <message>
        <source>Keys go to %1</source>
        <translation>Las teclas van a %1</translation>
    </message>
    <message>
        <source>Number to call</source>
        <translation>Número al que llamar</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Número</translation>
    </message>
    <message>
        <source>Redial</source>
        <translation>Repetir</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>Llamar</translation>
    </message>
    <message>
        <source>Erase</source>
        <translation>Borrar</translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message>
        <source>Answer the first call that rings</source>
        <translation>Contestar la primera llamada que suena</translation>
    </message>
    <message>
        <source>Refuse that call as busy</source>
        <translation>Rechazar esa llamada como ocupado</translation>
    </message>
    <message>
        <source>Stop the ringing; the calls go on waiting</source>
        <translation>Detener el timbre; las llamadas siguen esperando</translation>
    </message>
    <message>
        <source>Hold the active call, or take it back</source>
        <translation>Retener la llamada activa, o retomarla</translation>
    </message>
    <message>
        <source>Take back the call held longest</source>
        <translation>Retomar la llamada que más tiempo espera</translation>
    </message>
    <message>
        <source>Transfer: type, choose with the arrows, Enter</source>
        <translation>Pasar: escribe, elige con las flechas, Intro</translation>
    </message>
    <message>
        <source>Announce first, then connect</source>
        <translation>Anunciar antes, después conectar</translation>
    </message>
    <message>
        <source>Cancel the transfer, back to the caller</source>
        <translation>Cancelar el traspaso, volver a la llamada</translation>
    </message>
    <message>
        <source>Swap caller and colleague</source>
        <translation>Alternar llamada y colega</translation>
    </message>
    <message>
        <source>Join the active call with the one on hold</source>
        <translation>Conectar la llamada activa con la retenida</translation>
    </message>
    <message>
        <source>Take back the last transfer</source>
        <translation>Deshacer el último traspaso</translation>
    </message>
    <message>
        <source>Park the active call</source>
        <translation>Aparcar la llamada activa</translation>
    </message>
    <message>
        <source>Microphone on or off</source>
        <translation>Micrófono encendido o apagado</translation>
    </message>
    <message>
        <source>Hang up</source>
        <translation>Colgar</translation>
    </message>
    <message>
        <source>Pick up a call of the group</source>
        <translation>Capturar una llamada del grupo</translation>
    </message>
    <message>
        <source>Do not disturb on or off</source>
        <translation>No molestar sí o no</translation>
    </message>
    <message>
        <source>Queues</source>
        <translation>Colas</translation>
    </message>
    <message>
        <source>Pause in all queues, or go on</source>
        <translation>Pausa en todas las colas, o reanuda</translation>
    </message>
    <message>
        <source>Take the caller who waits longest in a queue</source>
        <translation>Toma a quien lleva más tiempo esperando en una cola</translation>
    </message>
    <message>
        <source>Hand the call to the first suggested person</source>
        <translation>Pasar la llamada a la primera persona sugerida</translation>
    </message>
    <message>
        <source>Hand the call to the second suggested person</source>
        <translation>Pasar la llamada a la segunda persona sugerida</translation>
    </message>
    <message>
        <source>Hand the call to the third suggested person</source>
        <translation>Pasar la llamada a la tercera persona sugerida</translation>
    </message>
    <message>
        <source>Search or dial</source>
        <translation>Buscar o marcar</translation>
    </message>
    <message>
        <source>Favourites</source>
        <translation>Favoritos</translation>
    </message>
    <message>
        <source>Extensions</source>
        <translation>Extensiones</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>Contactos</translation>
    </message>
    <message>
        <source>Call log</source>
        <translation>Registro de llamadas</translation>
    </message>
    <message>
        <source>Add a contact, or the caller as one</source>
        <translation>Añadir un contacto, o a quien llama</translation>
    </message>
    <message>
        <source>Keypad</source>
        <translation>Teclado</translation>
    </message>
    <message>
        <source>Headset; yes, use it for this call</source>
        <translation>Auriculares; sí, usarlos en esta llamada</translation>
    </message>
    <message>
        <source>This page</source>
        <translation>Esta página</translation>
    </message>
    <message>
        <source>Leave the console</source>
        <translation>Salir</translation>
    </message>
</context>
<context>
    <name>LaterPage</name>
    <message>
        <source>Show the extensions</source>
        <translation>Mostrar las extensiones</translation>
    </message>
    <message>
        <source>Every call with its time, length and what became of it will be listed here. Meanwhile Call on the keypad brings back the last number, and the calls of the moment are on the left.</source>
        <translation>Aquí estarán todas las llamadas con hora, duración y resultado. Mientras tanto, Llamar en el teclado recupera el último número, y las llamadas del momento están a la izquierda.</translation>
    </message>
    <message>
        <source>Messages with colleagues and the note that goes along with a transfer will be here. Meanwhile hold a call over a person for a moment to announce it by voice.</source>
        <translation>Aquí estarán los mensajes con los colegas y la nota que acompaña a un traspaso. Mientras tanto, mantén una llamada sobre una persona para anunciarla de viva voz.</translation>
    </message>
    <message>
        <source>Who waits in which queue, for how long, and who answers will be shown here. A call from a queue already carries the queue&apos;s name on its card.</source>
        <translation>Aquí se verá quién espera en qué cola, cuánto, y quién contesta. Una llamada de una cola ya lleva su nombre en la tarjeta.</translation>
    </message>
    <message>
        <source>Messages that callers left will be listed here, to be heard, called back and cleared. Meanwhile call your mailbox from the keypad.</source>
        <translation>Aquí estarán los mensajes que dejaron las llamadas, para oír, devolver y borrar. Mientras tanto, llama a tu buzón desde el teclado.</translation>
    </message>
    <message>
        <source>No call log yet</source>
        <translation>Aún no hay registro</translation>
    </message>
    <message>
        <source>No chat connected</source>
        <translation>Ningún chat conectado</translation>
    </message>
    <message>
        <source>No queues connected</source>
        <translation>Ninguna cola conectada</translation>
    </message>
    <message>
        <source>No mailbox connected</source>
        <translation>Ningún buzón conectado</translation>
    </message>
</context>
<context>
    <name>LinkSheet</name>
    <message>
        <source>Connections</source>
        <translation>Conexiones</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>Probar ahora</translation>
    </message>
</context>
<context>
    <name>LogDetail</name>
    <message>
        <source>Note on this call</source>
        <translation>Nota sobre esta llamada</translation>
    </message>
    <message>
        <source>Add a note</source>
        <translation>Añadir una nota</translation>
    </message>
    <message>
        <source>Keep the note</source>
        <translation>Guardar la nota</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>Llamar</translation>
    </message>
    <message>
        <source>Dealt with</source>
        <translation>Atendida</translation>
    </message>
    <message>
        <source>Mark as dealt with</source>
        <translation>Marcar como atendida</translation>
    </message>
    <message>
        <source>Add to contacts</source>
        <translation>Añadir a contactos</translation>
    </message>
    <message>
        <source>Open contact</source>
        <translation>Abrir el contacto</translation>
    </message>
    <message>
        <source>Copy the number</source>
        <translation>Copiar el número</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Copiado</translation>
    </message>
    <message>
        <source>Forget this caller</source>
        <translation>Olvidar a este llamante</translation>
    </message>
    <message>
        <source>Name, number and notes of all calls with %1 are erased for good. The calls still count in the report.</source>
        <translation>El nombre, el número y las notas de todas las llamadas con %1 se borran para siempre. Las llamadas siguen contando en el informe.</translation>
    </message>
    <message>
        <source>Erase</source>
        <translation>Borrar</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Conservar</translation>
    </message>
    <message>
        <source>Written at another desk meanwhile, and kept beside yours:</source>
        <translation>Escrito mientras tanto en otro puesto; se conserva junto a lo tuyo:</translation>
    </message>
</context>
<context>
    <name>LogFilter</name>
    <message>
        <source>Today</source>
        <translation>Hoy</translation>
    </message>
    <message>
        <source>7 days</source>
        <translation>7 días</translation>
    </message>
    <message>
        <source>30 days</source>
        <translation>30 días</translation>
    </message>
    <message>
        <source>From {day}</source>
        <translation>Desde {day}</translation>
    </message>
    <message>
        <source>Up to {day}</source>
        <translation>Hasta {day}</translation>
    </message>
    <message>
        <source>Queue {name}</source>
        <translation>Cola {name}</translation>
    </message>
</context>
<context>
    <name>LogOutcomes</name>
    <message>
        <source>under way</source>
        <translation>en curso</translation>
    </message>
    <message>
        <source>answered</source>
        <translation>atendida</translation>
    </message>
    <message>
        <source>missed</source>
        <translation>perdida</translation>
    </message>
    <message>
        <source>declined</source>
        <translation>rechazada</translation>
    </message>
    <message>
        <source>answered on another phone</source>
        <translation>atendida en otro teléfono</translation>
    </message>
    <message>
        <source>sent on</source>
        <translation>desviada</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>sin respuesta</translation>
    </message>
    <message>
        <source>busy</source>
        <translation>ocupado</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fallida</translation>
    </message>
    <message>
        <source>given up</source>
        <translation>abandonada</translation>
    </message>
    <message>
        <source>missed, dealt with</source>
        <translation>perdida, atendida</translation>
    </message>
    <message>
        <source>outgoing</source>
        <translation>saliente</translation>
    </message>
</context>
<context>
    <name>LogPage</name>
    <message>
        <source>Find in the log</source>
        <translation>Buscar en el registro</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Informe</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filtrar</translation>
    </message>
    <message>
        <source>Missed (%1)</source>
        <translation>Perdidas (%1)</translation>
    </message>
    <message>
        <source>Missed</source>
        <translation>Perdidas</translation>
    </message>
    <message>
        <source>Incoming</source>
        <translation>Entrantes</translation>
    </message>
    <message>
        <source>Outgoing</source>
        <translation>Salientes</translation>
    </message>
    <message>
        <source>Handed over</source>
        <translation>Pasadas</translation>
    </message>
    <message>
        <source>All calls</source>
        <translation>Todas</translation>
    </message>
    <message>
        <source>Call log</source>
        <translation>Registro de llamadas</translation>
    </message>
    <message>
        <source>Show all calls</source>
        <translation>Mostrar todas las llamadas</translation>
    </message>
    <message>
        <source>No call fits what was asked for. Fewer words or another period show more.</source>
        <translation>Ninguna llamada coincide con lo pedido. Menos palabras u otro periodo muestran más.</translation>
    </message>
    <message>
        <source>Every call from now on is listed here, with its time, its length and what became of it.</source>
        <translation>A partir de ahora cada llamada aparece aquí, con su hora, su duración y su resultado.</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Sin resultados</translation>
    </message>
    <message>
        <source>No calls yet</source>
        <translation>Todavía no hay llamadas</translation>
    </message>
</context>
<context>
    <name>LogReasons</name>
    <message>
        <source>busy</source>
        <translation>ocupado</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>sin respuesta</translation>
    </message>
    <message>
        <source>declined</source>
        <translation>rechazada</translation>
    </message>
    <message>
        <source>no such number</source>
        <translation>número inexistente</translation>
    </message>
    <message>
        <source>the caller hung up</source>
        <translation>el llamante colgó</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>cancelada</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fallida</translation>
    </message>
</context>
<context>
    <name>LogRow</name>
    <message>
        <source>queue %1</source>
        <translation>cola %1</translation>
    </message>
    <message>
        <source>at %1</source>
        <translation>en %1</translation>
    </message>
</context>
<context>
    <name>LogSteps</name>
    <message>
        <source>The call was for {called}</source>
        <translation>La llamada era para {called}</translation>
    </message>
    <message>
        <source>Dealt with by {desk}</source>
        <translation>Atendida por {desk}</translation>
    </message>
    <message>
        <source>Left to {party}</source>
        <translation>Dejada a {party}</translation>
    </message>
    <message>
        <source>Rang</source>
        <translation>Sonó</translation>
    </message>
    <message>
        <source>Dialled {party}</source>
        <translation>Se marcó {party}</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>Contestada</translation>
    </message>
    <message>
        <source>On hold</source>
        <translation>En espera</translation>
    </message>
    <message>
        <source>Resumed</source>
        <translation>Recuperada</translation>
    </message>
    <message>
        <source>Put on hold by the other side</source>
        <translation>Puesta en espera por la otra parte</translation>
    </message>
    <message>
        <source>Asked {party}</source>
        <translation>Se consultó a {party}</translation>
    </message>
    <message>
        <source>Handed to {party}</source>
        <translation>Pasada a {party}</translation>
    </message>
    <message>
        <source>{party} answered</source>
        <translation>{party} contestó</translation>
    </message>
    <message>
        <source>{party} did not take it</source>
        <translation>{party} no la tomó</translation>
    </message>
    <message>
        <source>Taken back from {party}</source>
        <translation>Recuperada de {party}</translation>
    </message>
    <message>
        <source>Left to {party}; whether it was answered is not known</source>
        <translation>Dejada a {party}; no se sabe si contestó</translation>
    </message>
    <message>
        <source>Came back from {party}</source>
        <translation>Volvió de {party}</translation>
    </message>
    <message>
        <source>Sent on to {party}</source>
        <translation>Desviada a {party}</translation>
    </message>
    <message>
        <source>Parked in {detail}</source>
        <translation>Aparcada en {detail}</translation>
    </message>
    <message>
        <source>Taken from park slot {detail}</source>
        <translation>Recuperada del aparcamiento {detail}</translation>
    </message>
    <message>
        <source>Picked up from {party}</source>
        <translation>Capturada de {party}</translation>
    </message>
    <message>
        <source>Declined</source>
        <translation>Rechazada</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Terminada</translation>
    </message>
    <message>
        <source>Ended by you</source>
        <translation>La terminaste tú</translation>
    </message>
    <message>
        <source>The other side hung up</source>
        <translation>La otra parte colgó</translation>
    </message>
    <message>
        <source>Ended by the PBX</source>
        <translation>Terminada por la centralita</translation>
    </message>
    <message>
        <source>The console stopped; what came after is not known</source>
        <translation>La consola se detuvo; no se sabe qué pasó después</translation>
    </message>
    <message>
        <source>Came back</source>
        <translation>Volvió</translation>
    </message>
    <message>
        <source>Handed over</source>
        <translation>Pasada</translation>
    </message>
    <message>
        <source>Sent on</source>
        <translation>Desviada</translation>
    </message>
</context>
<context>
    <name>Main</name>
    <message>
        <source>(%1) Attendant console</source>
        <translation>(%1) Puesto de operadora</translation>
    </message>
    <message>
        <source>Attendant console</source>
        <translation>Puesto de operadora</translation>
    </message>
</context>
<context>
    <name>NobodyFound</name>
    <message>
        <source>Show everybody</source>
        <translation>Mostrar a todos</translation>
    </message>
    <message>
        <source>The people of the house are listed in the configuration file, under [[extensions]]: a range of numbers with their names and groups. They appear here after the next start.</source>
        <translation>Las personas de la casa figuran en el archivo de configuración, en [[extensions]]: un rango de números con sus nombres y grupos. Aparecen aquí tras el próximo inicio.</translation>
    </message>
    <message>
        <source>Look for a name, a number or a department; accents and the order of words do not matter. A number can be called all the same.</source>
        <translation>Busque un nombre, un número o un departamento; los acentos y el orden de las palabras no importan. A un número se le puede llamar igualmente.</translation>
    </message>
    <message>
        <source>Nobody in this group is among those shown.</source>
        <translation>Nadie de este grupo está entre los que se muestran.</translation>
    </message>
    <message>
        <source>No extensions yet</source>
        <translation>Aún no hay extensiones</translation>
    </message>
    <message>
        <source>Nobody found for “%1”</source>
        <translation>No se encuentra a nadie para “%1”</translation>
    </message>
    <message>
        <source>Nobody here</source>
        <translation>Aquí no hay nadie</translation>
    </message>
</context>
<context>
    <name>NoteLine</name>
    <message>
        <source>Why on hold?</source>
        <translation>¿Por qué espera?</translation>
    </message>
    <message>
        <source>Add a note</source>
        <translation>Añadir una nota</translation>
    </message>
    <message>
        <source>Edit the note</source>
        <translation>Editar la nota</translation>
    </message>
</context>
<context>
    <name>Notices</name>
    <message>
        <source>Try now</source>
        <translation>Probar ahora</translation>
    </message>
    <message>
        <source>Add an [[accounts]] table with server, user name and password to the configuration file, then start the console again.</source>
        <translation>Añade al archivo de configuración una tabla [[accounts]] con servidor, usuario y contraseña, y reinicia la consola.</translation>
    </message>
    <message>
        <source>Next try in %1 s.</source>
        <translation>Próximo intento en %1 s.</translation>
    </message>
    <message>
        <source>Colleagues&apos; phones show as unknown until the PBX is back.</source>
        <translation>Los teléfonos de los colegas aparecen como desconocidos hasta que vuelva la centralita.</translation>
    </message>
    <message>
        <source>No account can be used</source>
        <translation>Ninguna cuenta se puede usar</translation>
    </message>
    <message>
        <source>A file of this desk was not in order</source>
        <translation>Un archivo de este puesto no estaba en orden</translation>
    </message>
    <message>
        <source>The mistakes are listed here. Mend the configuration file, then start the console again.</source>
        <translation>Los errores figuran aquí. Corrija el archivo de configuración y reinicie la consola.</translation>
    </message>
    <message>
        <source>No account is configured</source>
        <translation>Ninguna cuenta configurada</translation>
    </message>
    <message>
        <source>The configuration file has mistakes; the rest is in use</source>
        <translation>El archivo de configuración tiene errores; el resto está en uso</translation>
    </message>
    <message>
        <source>Transferring to {target}…</source>
        <translation>Pasando a {target}…</translation>
    </message>
    <message>
        <source>Ringing at {target}</source>
        <translation>Suena en {target}</translation>
    </message>
    <message>
        <source>{target} answered</source>
        <translation>{target} ha contestado</translation>
    </message>
    <message>
        <source>{target} is busy: the call is still yours</source>
        <translation>{target} está ocupado: la llamada sigue siendo tuya</translation>
    </message>
    <message>
        <source>{target} does not answer: the call is still yours</source>
        <translation>{target} no contesta: la llamada sigue siendo tuya</translation>
    </message>
    <message>
        <source>{target} declined: the call is still yours</source>
        <translation>{target} ha rechazado: la llamada sigue siendo tuya</translation>
    </message>
    <message>
        <source>There is no {target} at the PBX: the call is still yours</source>
        <translation>{target} no existe en la centralita: la llamada sigue siendo tuya</translation>
    </message>
    <message>
        <source>The transfer to {target} failed: the call is still yours. {reason}</source>
        <translation>El traspaso a {target} ha fallado: la llamada sigue siendo tuya. {reason}</translation>
    </message>
    <message>
        <source>Sent to {target}; the PBX does not tell whether it was answered</source>
        <translation>Enviada a {target}; la centralita no dice si contestó</translation>
    </message>
    <message>
        <source>Came back from {target}</source>
        <translation>Devuelta por {target}</translation>
    </message>
    <message>
        <source>Taken back from {target}</source>
        <translation>Recuperada de {target}</translation>
    </message>
    <message>
        <source>Too late: {target} has answered already</source>
        <translation>Demasiado tarde: {target} ya ha contestado</translation>
    </message>
    <message>
        <source>Transfer to {target} cancelled</source>
        <translation>Traspaso a {target} cancelado</translation>
    </message>
    <message>
        <source>{target} hung up: the caller is on hold</source>
        <translation>{target} ha colgado: la llamada está en espera</translation>
    </message>
    <message>
        <source>{caller} hung up meanwhile</source>
        <translation>{caller} ha colgado mientras tanto</translation>
    </message>
    <message>
        <source>{caller} is talking with {target}</source>
        <translation>{caller} habla con {target}</translation>
    </message>
    <message>
        <source>Parking… {slot}</source>
        <translation>Aparcando… {slot}</translation>
    </message>
    <message>
        <source>Parked in {slot}</source>
        <translation>Aparcada en {slot}</translation>
    </message>
    <message>
        <source>Could not be parked in {slot}. {reason}</source>
        <translation>No se pudo aparcar en {slot}. {reason}</translation>
    </message>
    <message>
        <source>Slot {slot} is taken</source>
        <translation>La plaza {slot} está ocupada</translation>
    </message>
    <message>
        <source>Nobody waits in slot {slot} any more</source>
        <translation>En la plaza {slot} ya no espera nadie</translation>
    </message>
    <message>
        <source>The call in {slot} could not be taken back. {reason}</source>
        <translation>La llamada en {slot} no se pudo retomar. {reason}</translation>
    </message>
    <message>
        <source>Picking up the call for {target}…</source>
        <translation>Capturando la llamada de {target}…</translation>
    </message>
    <message>
        <source>The call for {target} could not be picked up. {reason}</source>
        <translation>La llamada de {target} no se pudo capturar. {reason}</translation>
    </message>
    <message>
        <source>{target} no longer rings</source>
        <translation>{target} ya no suena</translation>
    </message>
    <message>
        <source>{caller} will be put on hold. Once more to go on.</source>
        <translation>{caller} quedará en espera. Otra vez para continuar.</translation>
    </message>
    <message>
        <source>The PBX did not hold the call. {reason}</source>
        <translation>La centralita no retuvo la llamada. {reason}</translation>
    </message>
    <message>
        <source>The call could not be resumed. {reason}</source>
        <translation>La llamada no se pudo retomar. {reason}</translation>
    </message>
    <message>
        <source>The call could not be answered. {reason}</source>
        <translation>No se pudo contestar la llamada. {reason}</translation>
    </message>
    <message>
        <source>{number} could not be called. {reason}</source>
        <translation>No se pudo llamar a {number}. {reason}</translation>
    </message>
    <message>
        <source>The call was cut off. {reason}</source>
        <translation>La llamada se ha cortado. {reason}</translation>
    </message>
    <message>
        <source>All {lines} lines are taken</source>
        <translation>Las {lines} líneas están ocupadas</translation>
    </message>
    <message>
        <source>Type a number first</source>
        <translation>Escribe antes un número</translation>
    </message>
    <message>
        <source>“{number}” cannot be dialled</source>
        <translation>«{number}» no se puede marcar</translation>
    </message>
    <message>
        <source>That call is over</source>
        <translation>Esa llamada ha terminado</translation>
    </message>
    <message>
        <source>That cannot be done with this call now</source>
        <translation>Ahora no se puede hacer con esta llamada</translation>
    </message>
    <message>
        <source>Not connected to the PBX as {account}</source>
        <translation>Sin conexión con la centralita como {account}</translation>
    </message>
    <message>
        <source>This PBX cannot do that</source>
        <translation>Esta centralita no puede hacerlo</translation>
    </message>
    <message>
        <source>The PBX did not change “do not disturb”. {reason}</source>
        <translation>La centralita no cambió «no molestar». {reason}</translation>
    </message>
    <message>
        <source>Not possible now: the connection to the PBX&apos;s manager is down</source>
        <translation>Ahora no es posible: no hay conexión con el gestor de la centralita</translation>
    </message>
    <message>
        <source>You are no agent of this queue</source>
        <translation>No eres agente de esta cola</translation>
    </message>
    <message>
        <source>The PBX did not change the pause. {reason}</source>
        <translation>La centralita no ha cambiado la pausa. {reason}</translation>
    </message>
    <message>
        <source>{caller} could not be taken out of the queue. {reason}</source>
        <translation>No se pudo tomar a {caller} de la cola. {reason}</translation>
    </message>
    <message>
        <source>{caller} no longer waits in the queue</source>
        <translation>{caller} ya no espera en la cola</translation>
    </message>
    <message>
        <source>{agent} could not be changed in {queue}. {reason}</source>
        <translation>No se pudo cambiar {agent} en {queue}. {reason}</translation>
    </message>
    <message>
        <source>{device} cannot be used. {reason}</source>
        <translation>{device} no se puede usar. {reason}</translation>
    </message>
    <message>
        <source>{name} is ready</source>
        <translation>{name}: listos</translation>
    </message>
    <message>
        <source>{name} was unplugged</source>
        <translation>{name}: desconectados</translation>
    </message>
    <message>
        <source>{name} was unplugged: your call goes on without it</source>
        <translation>{name}: desconectados. La llamada sigue sin ellos</translation>
    </message>
    <message>
        <source>{name} is back: its buttons work for your call again</source>
        <translation>{name}: conectados de nuevo. Sus botones vuelven a servir para la llamada</translation>
    </message>
    <message>
        <source>{name} was unplugged: {instead} is used now</source>
        <translation>{name}: desconectados. Ahora se usa {instead}</translation>
    </message>
    <message>
        <source>Headsets cannot be used: ask the administrator to look into the log</source>
        <translation>Los auriculares no se pueden usar: pide al administrador que mire el registro</translation>
    </message>
    <message>
        <source>{name} keeps its microphone closed: you are still muted</source>
        <translation>{name} mantiene cerrado el micrófono: sigues en silencio</translation>
    </message>
    <message>
        <source>The system does not let the console use the buttons of {name}</source>
        <translation>El sistema no permite que la consola use los botones de {name}</translation>
    </message>
    <message>
        <source>Another program holds the buttons of {name}</source>
        <translation>Otro programa tiene ocupados los botones de {name}</translation>
    </message>
    <message>
        <source>The buttons of {name} do not work</source>
        <translation>Los botones de {name} no funcionan</translation>
    </message>
    <message>
        <source>The report could not be made. {reason}</source>
        <translation>No se pudo crear el informe. {reason}</translation>
    </message>
    <message>
        <source>“{address}” is no e-mail address</source>
        <translation>“{address}” no es una dirección de correo</translation>
    </message>
    <message>
        <source>No mail program is set up on this computer: {address}</source>
        <translation>En este equipo no hay ningún programa de correo configurado: {address}</translation>
    </message>
    <message>
        <source>The change to {name} could not be kept. Nothing was lost: try again.</source>
        <translation>El cambio en {name} no se ha podido guardar. No se ha perdido nada: inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>{file} is no picture that can be used</source>
        <translation>{file} no es una imagen que se pueda usar</translation>
    </message>
</context>
<context>
    <name>NumberTrial</name>
    <message>
        <source>Type a number to see who it is, and what the rules would make of a call from it now.</source>
        <translation>Escriba un número para ver de quién es y qué harían ahora las reglas con una llamada suya.</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Número</translation>
    </message>
    <message>
        <source>Not a phone number</source>
        <translation>No es un número de teléfono</translation>
    </message>
    <message>
        <source>Nobody known</source>
        <translation>Desconocido</translation>
    </message>
    <message>
        <source>No rule fits: the call has no category.</source>
        <translation>Ninguna regla encaja: la llamada no tiene categoría.</translation>
    </message>
    <message>
        <source>Rule %1 decides: %2</source>
        <translation>Decide la regla %1: %2</translation>
    </message>
</context>
<context>
    <name>ParkLane</name>
    <message>
        <source>Parking</source>
        <translation>Aparcados</translation>
    </message>
    <message>
        <source>Park slots</source>
        <translation>Plazas de aparcamiento</translation>
    </message>
    <message>
        <source>This PBX has no park slots</source>
        <translation>Esta centralita no tiene plazas</translation>
    </message>
</context>
<context>
    <name>PastCalls</name>
    <message>
        <source>Number withheld</source>
        <translation>Número oculto</translation>
    </message>
    <message>
        <source>an earlier rule decides</source>
        <translation>decide una regla anterior</translation>
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
        <translation>En pausa</translation>
    </message>
    <message>
        <source>Paused: %1</source>
        <translation>En pausa: %1</translation>
    </message>
    <message>
        <source>Partly paused</source>
        <translation>En pausa en parte</translation>
    </message>
    <message>
        <source>In the queues</source>
        <translation>En las colas</translation>
    </message>
    <message>
        <source>In no queue</source>
        <translation>En ninguna cola</translation>
    </message>
    <message>
        <source>Queues: not known</source>
        <translation>Colas: no se sabe</translation>
    </message>
    <message>
        <source>Waiting: %1</source>
        <translation>Esperando: %1</translation>
    </message>
</context>
<context>
    <name>PauseStrip</name>
    <message>
        <source>Pause in all queues</source>
        <translation>Pausa en todas las colas</translation>
    </message>
    <message>
        <source>Go on in all queues</source>
        <translation>Reanudar en todas las colas</translation>
    </message>
</context>
<context>
    <name>Phones</name>
    <message>
        <source>Do not disturb</source>
        <translation>No molestar</translation>
    </message>
    <message>
        <source>Free</source>
        <translation>Libre</translation>
    </message>
    <message>
        <source>Ringing</source>
        <translation>Suena</translation>
    </message>
    <message>
        <source>Busy</source>
        <translation>Ocupado</translation>
    </message>
    <message>
        <source>Not signed in</source>
        <translation>No conectado</translation>
    </message>
    <message>
        <source>State unknown</source>
        <translation>Desconocido</translation>
    </message>
</context>
<context>
    <name>PhotoRow</name>
    <message>
        <source>Choose a photo</source>
        <translation>Elegir una foto</translation>
    </message>
    <message>
        <source>Another photo</source>
        <translation>Otra foto</translation>
    </message>
    <message>
        <source>Take the photo away</source>
        <translation>Quitar la foto</translation>
    </message>
</context>
<context>
    <name>PictureFiles</name>
    <message>
        <source>Folder above</source>
        <translation>Carpeta superior</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Leyendo…</translation>
    </message>
    <message>
        <source>This folder cannot be read.</source>
        <translation>Esta carpeta no se puede leer.</translation>
    </message>
    <message>
        <source>No pictures in this folder.</source>
        <translation>No hay imágenes en esta carpeta.</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Imágenes</translation>
    </message>
</context>
<context>
    <name>Problems</name>
    <message>
        <source>The contacts&apos; file was damaged. It is kept as {aside}; the phonebooks fill a new one.</source>
        <translation>El archivo de contactos estaba dañado. Se conserva como {aside}; las agendas llenan uno nuevo.</translation>
    </message>
    <message>
        <source>The contacts&apos; file is from a newer version. It is kept as {aside}; the phonebooks fill a new one.</source>
        <translation>El archivo de contactos es de una versión más reciente. Se conserva como {aside}; las agendas llenan uno nuevo.</translation>
    </message>
    <message>
        <source>The desk&apos;s file was damaged. It is kept as {aside}; everything that could be read of it is here.</source>
        <translation>El archivo del puesto estaba dañado. Se conserva como {aside}; todo lo que se pudo leer está aquí.</translation>
    </message>
    <message>
        <source>The desk&apos;s file is from a newer version. It is kept as {aside}; everything that is known here was taken over.</source>
        <translation>El archivo del puesto es de una versión más reciente. Se conserva como {aside}; se ha recuperado todo lo que aquí se conoce.</translation>
    </message>
    <message>
        <source>Contacts and the call log cannot be kept: {reason}</source>
        <translation>No se pueden guardar los contactos ni el registro de llamadas: {reason}</translation>
    </message>
    <message>
        <source>there is no file {path}</source>
        <translation>no existe el archivo {path}</translation>
    </message>
    <message>
        <source>{path} cannot be read: {reason}</source>
        <translation>no se puede leer {path}: {reason}</translation>
    </message>
    <message>
        <source>this line is not UTF-8 text</source>
        <translation>esta línea no es texto UTF-8</translation>
    </message>
    <message>
        <source>this line is not valid TOML: {reason}</source>
        <translation>esta línea no es TOML válido: {reason}</translation>
    </message>
    <message>
        <source>there is no valid value behind the equals sign</source>
        <translation>tras el signo igual no hay un valor válido</translation>
    </message>
    <message>
        <source>a text is not closed, or holds a character that it may not hold</source>
        <translation>un texto no está cerrado o contiene un carácter no permitido</translation>
    </message>
    <message>
        <source>the file ends inside a text, a list or a table</source>
        <translation>el archivo termina dentro de un texto, una lista o una tabla</translation>
    </message>
    <message>
        <source>there is something behind the value that does not belong there</source>
        <translation>tras el valor hay algo que sobra</translation>
    </message>
    <message>
        <source>this is neither a [table] nor a key = value</source>
        <translation>esto no es ni una [tabla] ni una clave = valor</translation>
    </message>
    <message>
        <source>this key was given before in the same table</source>
        <translation>esta clave ya figura en la misma tabla</translation>
    </message>
    <message>
        <source>the table {table} was opened before</source>
        <translation>la tabla {table} ya se abrió antes</translation>
    </message>
    <message>
        <source>“{key}” is not a key of {table}</source>
        <translation>“{key}” no es una clave de {table}</translation>
    </message>
    <message>
        <source>there is no table {table}</source>
        <translation>no existe la tabla {table}</translation>
    </message>
    <message>
        <source>{table} needs the key “{key}”</source>
        <translation>en {table} falta la clave “{key}”</translation>
    </message>
    <message>
        <source>“{key}” must be {expected}, not {found}</source>
        <translation>“{key}” debe ser {expected}, no {found}</translation>
    </message>
    <message>
        <source>“{key}” cannot be {value}; allowed: {allowed}</source>
        <translation>“{key}” no puede ser {value}; permitidos: {allowed}</translation>
    </message>
    <message>
        <source>“{key}” is {value}, but must be from {low} to {high}</source>
        <translation>“{key}” es {value}, pero debe estar entre {low} y {high}</translation>
    </message>
    <message>
        <source>“{key}” needs at least {least} characters</source>
        <translation>“{key}” necesita al menos {least} caracteres</translation>
    </message>
    <message>
        <source>“{key}” cannot be {value}; expected: {expected}</source>
        <translation>“{key}” no puede ser {value}; se espera: {expected}</translation>
    </message>
    <message>
        <source>no account is set up, so the console cannot make or take calls</source>
        <translation>no hay ninguna cuenta configurada: la consola no puede hacer ni recibir llamadas</translation>
    </message>
    <message>
        <source>“{key}” {value} is used twice, first in line {line}</source>
        <translation>“{key}” {value} aparece dos veces, la primera en la línea {line}</translation>
    </message>
    <message>
        <source>“{key}” and “{other}” cannot both be given</source>
        <translation>“{key}” y “{other}” no pueden darse a la vez</translation>
    </message>
    <message>
        <source>either “{key}” or “{other}” must be given</source>
        <translation>hay que dar “{key}” o “{other}”</translation>
    </message>
    <message>
        <source>“{key}” = {value} needs {other}</source>
        <translation>“{key}” = {value} necesita {other}</translation>
    </message>
    <message>
        <source>“{key}” names the file {path}, which does not exist</source>
        <translation>“{key}” indica el archivo {path}, que no existe</translation>
    </message>
    <message>
        <source>“{key}” names {value}, which is not in the range {range}</source>
        <translation>“{key}” indica {value}, que no está en el rango {range}</translation>
    </message>
    <message>
        <source>“{key}” is {value}, but must be an address of this machine alone</source>
        <translation>“{key}” es {value}, pero debe ser una dirección solo de esta máquina</translation>
    </message>
    <message>
        <source>“{key}” = {value} is the key of “{other}” already</source>
        <translation>“{key}” = {value} ya es la tecla de “{other}”</translation>
    </message>
    <message>
        <source>“{key}” = {value} is not a key of the keyboard</source>
        <translation>“{key}” = {value} no es una tecla del teclado</translation>
    </message>
    <message>
        <source>“{key}” = {value} would be swallowed while typing</source>
        <translation>“{key}” = {value} se perdería al escribir</translation>
    </message>
    <message>
        <source>“{key}” names {count} numbers, at most {most} are possible</source>
        <translation>“{key}” indica {count} números, como máximo {most}</translation>
    </message>
    <message>
        <source>“{key}”: the system&apos;s keyring cannot be used: {reason}</source>
        <translation>“{key}”: no se puede usar el llavero del sistema: {reason}</translation>
    </message>
    <message>
        <source>“{key}”: the system&apos;s keyring has nothing for {user}</source>
        <translation>“{key}”: el llavero del sistema no tiene nada para {user}</translation>
    </message>
    <message>
        <source>“{key}” = {value} has a placeholder that is not known here; possible: {allowed}</source>
        <translation>“{key}” = {value} contiene un marcador desconocido aquí; posibles: {allowed}</translation>
    </message>
    <message>
        <source>“{key}” = {value} must hold {placeholder}</source>
        <translation>“{key}” = {value} debe contener {placeholder}</translation>
    </message>
    <message>
        <source>did you mean {guess}?</source>
        <translation>¿quizá {guess}?</translation>
    </message>
    <message>
        <source>it belongs in {table}</source>
        <translation>va en {table}</translation>
    </message>
    <message>
        <source>write it in quotes: {example}</source>
        <translation>escríbalo entre comillas: {example}</translation>
    </message>
    <message>
        <source>write it without quotes: {example}</source>
        <translation>escríbalo sin comillas: {example}</translation>
    </message>
    <message>
        <source>write it as a list: {example}</source>
        <translation>escríbalo como lista: {example}</translation>
    </message>
    <message>
        <source>texts stand in double quotes, true and false in small letters</source>
        <translation>los textos van entre comillas dobles, true y false en minúsculas</translation>
    </message>
    <message>
        <source>add an [[accounts]] table with server, username and password</source>
        <translation>añada una tabla [[accounts]] con server, username y password</translation>
    </message>
    <message>
        <source>atc --print-config prints a commented one to start from</source>
        <translation>atc --print-config imprime uno comentado para empezar</translation>
    </message>
    <message>
        <source>add {example}</source>
        <translation>añada {example}</translation>
    </message>
    <message>
        <source>repeat the table for each: {example}</source>
        <translation>repita la tabla para cada uno: {example}</translation>
    </message>
    <message>
        <source>run: keyring set atc {user}, or give “{key}” in the file</source>
        <translation>ejecute: keyring set atc {user}, o dé “{key}” en el archivo</translation>
    </message>
    <message>
        <source>add Ctrl or Alt: {example}</source>
        <translation>añada Ctrl o Alt: {example}</translation>
    </message>
</context>
<context>
    <name>QueueTile</name>
    <message>
        <source>Waiting: %1</source>
        <translation>Esperando: %1</translation>
    </message>
    <message>
        <source>nobody is waiting</source>
        <translation>nadie espera</translation>
    </message>
    <message>
        <source>lost %1</source>
        <translation>perdidas %1</translation>
    </message>
    <message>
        <source>served %1</source>
        <translation>atendidas %1</translation>
    </message>
    <message>
        <source>agents free: %1 of %2</source>
        <translation>agentes libres: %1 de %2</translation>
    </message>
    <message>
        <source>you are paused here</source>
        <translation>aquí estás en pausa</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Reanudar</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausa</translation>
    </message>
    <message>
        <source>waiting, longest %1</source>
        <translation>esperando, como mucho %1</translation>
    </message>
    <message>
        <source>you are paused: %1</source>
        <translation>estás en pausa: %1</translation>
    </message>
    <message>
        <source>lost</source>
        <translation>perdidas</translation>
    </message>
    <message>
        <source>served</source>
        <translation>atendidas</translation>
    </message>
    <message>
        <source>wait</source>
        <translation>espera</translation>
    </message>
    <message>
        <source>talk</source>
        <translation>charla</translation>
    </message>
</context>
<context>
    <name>Queues</name>
    <message>
        <source>wrapping up</source>
        <translation>cierre de gestión</translation>
    </message>
    <message>
        <source>in a call</source>
        <translation>en llamada</translation>
    </message>
    <message>
        <source>console closed</source>
        <translation>consola cerrada</translation>
    </message>
    <message>
        <source>by the supervisor</source>
        <translation>por el supervisor</translation>
    </message>
</context>
<context>
    <name>QueuesPage</name>
    <message>
        <source>My queues</source>
        <translation>Mis colas</translation>
    </message>
    <message>
        <source>Supervisor</source>
        <translation>Supervisor</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Vista</translation>
    </message>
    <message>
        <source>calls you took</source>
        <translation>llamadas atendidas por ti</translation>
    </message>
    <message>
        <source>your last call</source>
        <translation>tu última llamada</translation>
    </message>
    <message>
        <source>Waiting now</source>
        <translation>Esperando ahora</translation>
    </message>
    <message>
        <source>Waiting now in %1</source>
        <translation>Esperando ahora en %1</translation>
    </message>
    <message>
        <source>Waiting callers</source>
        <translation>Quién espera</translation>
    </message>
    <message>
        <source>nobody is waiting</source>
        <translation>nadie espera</translation>
    </message>
    <message>
        <source>The connection to the PBX&apos;s manager is down, so nobody knows who waits. It is tried again all the time; calls are not affected.</source>
        <translation>No hay conexión con el gestor de la centralita, así que no se sabe quién espera. Se reintenta continuamente; las llamadas funcionan.</translation>
    </message>
    <message>
        <source>This PBX tells nothing about its queues without its manager interface. Pausing works all the same.</source>
        <translation>Sin la interfaz de gestión esta centralita no dice nada de sus colas. La pausa funciona igualmente.</translation>
    </message>
    <message>
        <source>Not available on this PBX: it has neither a manager interface nor codes for queues in its profile. A call from a queue still carries the queue&apos;s name on its card.</source>
        <translation>No disponible en esta centralita: su perfil no tiene interfaz de gestión ni códigos para las colas. Una llamada de una cola lleva igualmente el nombre de la cola en su ficha.</translation>
    </message>
    <message>
        <source>Queues are not known now</source>
        <translation>Ahora no se conocen las colas</translation>
    </message>
    <message>
        <source>No live queues</source>
        <translation>Sin colas en directo</translation>
    </message>
</context>
<context>
    <name>Registrations</name>
    <message>
        <source>The PBX&apos;s certificate is not trusted</source>
        <translation>El certificado de la centralita no es de confianza</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Sin conexión</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Conectando…</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>Conectado</translation>
    </message>
    <message>
        <source>The PBX refuses the user name or password</source>
        <translation>La centralita rechaza el usuario o la contraseña</translation>
    </message>
    <message>
        <source>The PBX does not answer</source>
        <translation>La centralita no contesta</translation>
    </message>
    <message>
        <source>No connection to the PBX: calls cannot come or go</source>
        <translation>Sin conexión con la centralita: no se puede llamar ni recibir</translation>
    </message>
    <message>
        <source>Connecting to the PBX</source>
        <translation>Conectando con la centralita</translation>
    </message>
    <message>
        <source>It said: {words}</source>
        <translation>Respuesta: {words}</translation>
    </message>
</context>
<context>
    <name>Report</name>
    <message>
        <source>Calls</source>
        <translation>Llamadas</translation>
    </message>
    <message>
        <source>Calls = answered + missed + others + outgoing. Others were refused, sent on, answered by another phone or are not over yet.</source>
        <translation>Llamadas = atendidas + perdidas + otras + salientes. Las otras se rechazaron, se desviaron, se atendieron en otro teléfono o siguen en curso.</translation>
    </message>
    <message>
        <source>none given</source>
        <translation>sin indicar</translation>
    </message>
    <message>
        <source>within %1 s</source>
        <translation>en %1 s</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>Atendidas</translation>
    </message>
    <message>
        <source>Missed</source>
        <translation>Perdidas</translation>
    </message>
    <message>
        <source>Others</source>
        <translation>Otras</translation>
    </message>
    <message>
        <source>Outgoing</source>
        <translation>Salientes</translation>
    </message>
    <message>
        <source>Mean answer time, s</source>
        <translation>Espera media, s</translation>
    </message>
    <message>
        <source>Mean talk time, s</source>
        <translation>Conversación media, s</translation>
    </message>
    <message>
        <source>By week</source>
        <translation>Por semana</translation>
    </message>
    <message>
        <source>By day</source>
        <translation>Por día</translation>
    </message>
    <message>
        <source>Week from</source>
        <translation>Semana del</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Día</translation>
    </message>
    <message>
        <source>By hour of the day</source>
        <translation>Por hora del día</translation>
    </message>
    <message>
        <source>Answer time</source>
        <translation>Tiempo de respuesta</translation>
    </message>
    <message>
        <source>Handed to</source>
        <translation>Pasada a</translation>
    </message>
    <message>
        <source>Answered there</source>
        <translation>Atendidas allí</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Número</translation>
    </message>
    <message>
        <source>Where calls went</source>
        <translation>Adónde fueron</translation>
    </message>
    <message>
        <source>Calls at the front desk</source>
        <translation>Llamadas en recepción</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>Hour</source>
        <translation>Hora</translation>
    </message>
    <message>
        <source>later than %1 s</source>
        <translation>más de %1 s</translation>
    </message>
    <message>
        <source>By category</source>
        <translation>Por categoría</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Categoría</translation>
    </message>
    <message>
        <source>By disposition</source>
        <translation>Por resultado</translation>
    </message>
    <message>
        <source>Disposition</source>
        <translation>Resultado</translation>
    </message>
    <message>
        <source>By queue</source>
        <translation>Por cola</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Cola</translation>
    </message>
</context>
<context>
    <name>ReportFigures</name>
    <message>
        <source>Calls</source>
        <translation>Llamadas</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>Atendidas</translation>
    </message>
    <message>
        <source>Missed</source>
        <translation>Perdidas</translation>
    </message>
    <message>
        <source>Others</source>
        <translation>Otras</translation>
    </message>
    <message>
        <source>Outgoing</source>
        <translation>Salientes</translation>
    </message>
    <message>
        <source>Mean answer time, s</source>
        <translation>Espera media, s</translation>
    </message>
    <message>
        <source>Mean talk time, s</source>
        <translation>Conversación media, s</translation>
    </message>
</context>
<context>
    <name>ReportPage</name>
    <message>
        <source>Today</source>
        <translation>Hoy</translation>
    </message>
    <message>
        <source>This week</source>
        <translation>Esta semana</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>Este mes</translation>
    </message>
    <message>
        <source>Last month</source>
        <translation>Mes pasado</translation>
    </message>
    <message>
        <source>13 weeks</source>
        <translation>13 semanas</translation>
    </message>
    <message>
        <source>This year</source>
        <translation>Este año</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Periodo</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabla</translation>
    </message>
    <message>
        <source>Calls are counted from the day they begin to be logged here. Choose a longer period to see more.</source>
        <translation>Las llamadas se cuentan desde el día en que empiezan a registrarse aquí. Un periodo más largo muestra más.</translation>
    </message>
    <message>
        <source>No calls in this period</source>
        <translation>Ninguna llamada en este periodo</translation>
    </message>
    <message>
        <source>Save as Excel</source>
        <translation>Guardar como Excel</translation>
    </message>
    <message>
        <source>Save as CSV</source>
        <translation>Guardar como CSV</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>Guardar como PDF</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation>Guardado: %1</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
</context>
<context>
    <name>RuleEditor</name>
    <message>
        <source>A call is</source>
        <translation>Una llamada es</translation>
    </message>
    <message>
        <source>always, without any condition</source>
        <translation>siempre, sin condiciones</translation>
    </message>
    <message>
        <source>if this is so</source>
        <translation>si esto se cumple</translation>
    </message>
    <message>
        <source>if all of this is so</source>
        <translation>si todo esto se cumple</translation>
    </message>
    <message>
        <source>Add a condition</source>
        <translation>Añadir una condición</translation>
    </message>
    <message>
        <source>Rule is on</source>
        <translation>Regla activa</translation>
    </message>
    <message>
        <source>Delete the rule</source>
        <translation>Eliminar la regla</translation>
    </message>
</context>
<context>
    <name>RuleLine</name>
    <message>
        <source>Rule %1: %2. %3</source>
        <translation>Regla %1: %2. %3</translation>
    </message>
    <message>
        <source>Move rule %1</source>
        <translation>Mover la regla %1</translation>
    </message>
    <message>
        <source>category deleted</source>
        <translation>categoría eliminada</translation>
    </message>
    <message>
        <source>Not complete: fits no call</source>
        <translation>Incompleta: no encaja con ninguna llamada</translation>
    </message>
    <message>
        <source>Shows those calls</source>
        <translation>Muestra esas llamadas</translation>
    </message>
    <message>
        <source>%1 calls</source>
        <translation>%1 llamadas</translation>
    </message>
    <message>
        <source>%1 of %2 calls</source>
        <translation>%1 de %2 llamadas</translation>
    </message>
    <message>
        <source>1 call</source>
        <translation>1 llamada</translation>
    </message>
    <message>
        <source>%1 of 1 call</source>
        <translation>%1 de 1 llamada</translation>
    </message>
    <message>
        <source>Further up</source>
        <translation>Más arriba</translation>
    </message>
    <message>
        <source>Further down</source>
        <translation>Más abajo</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Editar</translation>
    </message>
</context>
<context>
    <name>RuleList</name>
    <message>
        <source>The first rule that fits a call says what it is. Drag a rule by its handle, or use the arrows, to put it further up.</source>
        <translation>La primera regla que encaja dice qué es la llamada. Arrastre una regla por su asa, o use las flechas, para ponerla más arriba.</translation>
    </message>
    <message>
        <source>The log has no incoming calls yet to try the rules on.</source>
        <translation>El registro aún no tiene llamadas entrantes con las que probar las reglas.</translation>
    </message>
    <message>
        <source>Tried on all %1 incoming calls of the log.</source>
        <translation>Probadas con las %1 llamadas entrantes del registro.</translation>
    </message>
    <message>
        <source>Tried on the newest %1 incoming calls of the log.</source>
        <translation>Probadas con las %1 llamadas entrantes más recientes del registro.</translation>
    </message>
    <message>
        <source>Trying the rules on past calls…</source>
        <translation>Probando las reglas con llamadas pasadas…</translation>
    </message>
    <message>
        <source>New rule</source>
        <translation>Nueva regla</translation>
    </message>
    <message>
        <source>Back to the usual rules</source>
        <translation>Volver a las reglas habituales</translation>
    </message>
    <message>
        <source>Without rules every call looks the same. Add one, or begin with the usual rules.</source>
        <translation>Sin reglas todas las llamadas parecen iguales. Añada una, o empiece con las reglas habituales.</translation>
    </message>
    <message>
        <source>No rules</source>
        <translation>Ninguna regla</translation>
    </message>
</context>
<context>
    <name>RuleWords</name>
    <message>
        <source>red</source>
        <translation>rojo</translation>
    </message>
    <message>
        <source>orange</source>
        <translation>naranja</translation>
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
        <translation>verde azulado</translation>
    </message>
    <message>
        <source>blue</source>
        <translation>azul</translation>
    </message>
    <message>
        <source>violet</source>
        <translation>violeta</translation>
    </message>
    <message>
        <source>grey</source>
        <translation>gris</translation>
    </message>
    <message>
        <source>star</source>
        <translation>estrella</translation>
    </message>
    <message>
        <source>crown</source>
        <translation>corona</translation>
    </message>
    <message>
        <source>heart</source>
        <translation>corazón</translation>
    </message>
    <message>
        <source>flag</source>
        <translation>bandera</translation>
    </message>
    <message>
        <source>person</source>
        <translation>persona</translation>
    </message>
    <message>
        <source>group</source>
        <translation>grupo</translation>
    </message>
    <message>
        <source>company</source>
        <translation>empresa</translation>
    </message>
    <message>
        <source>briefcase</source>
        <translation>maletín</translation>
    </message>
    <message>
        <source>lorry</source>
        <translation>camión</translation>
    </message>
    <message>
        <source>spanner</source>
        <translation>llave inglesa</translation>
    </message>
    <message>
        <source>house</source>
        <translation>casa</translation>
    </message>
    <message>
        <source>queue</source>
        <translation>cola</translation>
    </message>
    <message>
        <source>return</source>
        <translation>retorno</translation>
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
        <translation>rayo</translation>
    </message>
    <message>
        <source>warning</source>
        <translation>aviso</translation>
    </message>
    <message>
        <source>hidden</source>
        <translation>oculto</translation>
    </message>
</context>
<context>
    <name>Rules</name>
    <message>
        <source>message taken</source>
        <translation>mensaje tomado</translation>
    </message>
    <message>
        <source>call back</source>
        <translation>devolver llamada</translation>
    </message>
    <message>
        <source>wrong number</source>
        <translation>número equivocado</translation>
    </message>
    <message>
        <source>complaint</source>
        <translation>reclamación</translation>
    </message>
    <message>
        <source>appointment</source>
        <translation>cita</translation>
    </message>
    <message>
        <source>VIP</source>
        <translation>VIP</translation>
    </message>
    <message>
        <source>Came back</source>
        <translation>Devuelta</translation>
    </message>
    <message>
        <source>Internal</source>
        <translation>Interna</translation>
    </message>
    <message>
        <source>Supplier</source>
        <translation>Proveedor</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Cola</translation>
    </message>
    <message>
        <source>Known caller</source>
        <translation>Conocido</translation>
    </message>
    <message>
        <source>Number withheld</source>
        <translation>Número oculto</translation>
    </message>
    <message>
        <source>Say which</source>
        <translation>Indique cuál</translation>
    </message>
    <message>
        <source>Too many values</source>
        <translation>Demasiados valores</translation>
    </message>
    <message>
        <source>Not a phone number</source>
        <translation>No es un número de teléfono</translation>
    </message>
    <message>
        <source>Digits only, such as 0461 or +39</source>
        <translation>Solo cifras, como 0461 o +34</translation>
    </message>
    <message>
        <source>Two letters, such as IT or DE</source>
        <translation>Dos letras, como ES o IT</translation>
    </message>
    <message>
        <source>From and to, such as 08:00-12:30</source>
        <translation>De y a, como 08:00-12:30</translation>
    </message>
    <message>
        <source>Choose at least one day</source>
        <translation>Elija al menos un día</translation>
    </message>
    <message>
        <source>Too long, or empty</source>
        <translation>Demasiado largo, o vacío</translation>
    </message>
    <message>
        <source>any group</source>
        <translation>cualquier grupo</translation>
    </message>
    <message>
        <source>any company</source>
        <translation>cualquier empresa</translation>
    </message>
    <message>
        <source>any queue</source>
        <translation>cualquier cola</translation>
    </message>
    <message>
        <source>any mark</source>
        <translation>cualquier marca</translation>
    </message>
    <message>
        <source>Number is</source>
        <translation>El número es</translation>
    </message>
    <message>
        <source>Number is not</source>
        <translation>El número no es</translation>
    </message>
    <message>
        <source>Number begins with</source>
        <translation>El número empieza por</translation>
    </message>
    <message>
        <source>Number does not begin with</source>
        <translation>El número no empieza por</translation>
    </message>
    <message>
        <source>Calls from country</source>
        <translation>Llama desde el país</translation>
    </message>
    <message>
        <source>Does not call from country</source>
        <translation>No llama desde el país</translation>
    </message>
    <message>
        <source>Number is withheld</source>
        <translation>El número está oculto</translation>
    </message>
    <message>
        <source>Number is shown</source>
        <translation>El número es visible</translation>
    </message>
    <message>
        <source>Calls from inside the house</source>
        <translation>Llama desde dentro</translation>
    </message>
    <message>
        <source>Calls from outside</source>
        <translation>Llama desde fuera</translation>
    </message>
    <message>
        <source>Is in the phonebook</source>
        <translation>Está en la agenda</translation>
    </message>
    <message>
        <source>Is not in the phonebook</source>
        <translation>No está en la agenda</translation>
    </message>
    <message>
        <source>Belongs to group</source>
        <translation>Pertenece al grupo</translation>
    </message>
    <message>
        <source>Does not belong to group</source>
        <translation>No pertenece al grupo</translation>
    </message>
    <message>
        <source>Company contains</source>
        <translation>La empresa contiene</translation>
    </message>
    <message>
        <source>Company does not contain</source>
        <translation>La empresa no contiene</translation>
    </message>
    <message>
        <source>Is a VIP</source>
        <translation>Es VIP</translation>
    </message>
    <message>
        <source>Is not a VIP</source>
        <translation>No es VIP</translation>
    </message>
    <message>
        <source>Called number is</source>
        <translation>El número llamado es</translation>
    </message>
    <message>
        <source>Called number is not</source>
        <translation>El número llamado no es</translation>
    </message>
    <message>
        <source>Comes through queue</source>
        <translation>Llega por la cola</translation>
    </message>
    <message>
        <source>Does not come through queue</source>
        <translation>No llega por la cola</translation>
    </message>
    <message>
        <source>The PBX marks the name with</source>
        <translation>La centralita marca el nombre con</translation>
    </message>
    <message>
        <source>The PBX does not mark the name with</source>
        <translation>La centralita no marca el nombre con</translation>
    </message>
    <message>
        <source>Comes back to us</source>
        <translation>Vuelve a nosotros</translation>
    </message>
    <message>
        <source>Is a new call</source>
        <translation>Es una llamada nueva</translation>
    </message>
    <message>
        <source>Calls between</source>
        <translation>Llama entre</translation>
    </message>
    <message>
        <source>Does not call between</source>
        <translation>No llama entre</translation>
    </message>
    <message>
        <source>Calls on</source>
        <translation>Llama el</translation>
    </message>
    <message>
        <source>Does not call on</source>
        <translation>No llama el</translation>
    </message>
    <message>
        <source>Unnamed</source>
        <translation>Sin nombre</translation>
    </message>
    <message>
        <source>Every call</source>
        <translation>Todas las llamadas</translation>
    </message>
    <message>
        <source>and</source>
        <translation>y</translation>
    </message>
    <message>
        <source>New category</source>
        <translation>Nueva categoría</translation>
    </message>
</context>
<context>
    <name>RulesSheet</name>
    <message>
        <source>Categories and rules</source>
        <translation>Categorías y reglas</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>Reglas</translation>
    </message>
    <message>
        <source>Categories</source>
        <translation>Categorías</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Etiquetas</translation>
    </message>
    <message>
        <source>Try a number</source>
        <translation>Probar un número</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
</context>
<context>
    <name>ScreenKeyboard</name>
    <message>
        <source>Shift</source>
        <translation>Mayúsculas</translation>
    </message>
    <message>
        <source>Accents and signs</source>
        <translation>Acentos y signos</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Espacio</translation>
    </message>
    <message>
        <source>Erase</source>
        <translation>Borrar</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Intro</translation>
    </message>
    <message>
        <source>Hide the keyboard</source>
        <translation>Ocultar el teclado</translation>
    </message>
</context>
<context>
    <name>SearchRow</name>
    <message>
        <source>Search or number</source>
        <translation>Búsqueda o número</translation>
    </message>
    <message>
        <source>Who gets %1?</source>
        <translation>¿A quién va %1?</translation>
    </message>
    <message>
        <source>Name, number, department…</source>
        <translation>Nombre, número, departamento…</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Buscar</translation>
    </message>
    <message>
        <source>Keypad</source>
        <translation>Teclado</translation>
    </message>
    <message>
        <source>Keyboard</source>
        <translation>Teclas</translation>
    </message>
</context>
<context>
    <name>SettingsSheet</name>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Como el sistema</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Colores</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Claro</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Oscuro</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Alto contraste</translation>
    </message>
    <message>
        <source>Size of text and buttons</source>
        <translation>Tamaño de textos y botones</translation>
    </message>
    <message>
        <source>Motion</source>
        <translation>Movimiento</translation>
    </message>
    <message>
        <source>Let things move and pulse</source>
        <translation>Permitir movimientos y pulsos</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Sonido</translation>
    </message>
    <message>
        <source>Speaker</source>
        <translation>Altavoz</translation>
    </message>
    <message>
        <source>Microphone</source>
        <translation>Micrófono</translation>
    </message>
    <message>
        <source>What calls are</source>
        <translation>Qué son las llamadas</translation>
    </message>
    <message>
        <source>Categories and rules</source>
        <translation>Categorías y reglas</translation>
    </message>
    <message>
        <source>Headset</source>
        <translation>Auriculares</translation>
    </message>
    <message>
        <source>Choose it, let it ring, try its buttons</source>
        <translation>Elegirlos, hacerlos sonar, probar sus botones</translation>
    </message>
    <message>
        <source>Phonebooks</source>
        <translation>Agendas</translation>
    </message>
    <message>
        <source>See them, sync them now</source>
        <translation>Verlas, sincronizarlas ahora</translation>
    </message>
</context>
<context>
    <name>Sharing</name>
    <message>
        <source>Changes that the others do not have yet: {count}</source>
        <translation>Cambios que los demás aún no tienen: {count}</translation>
    </message>
    <message>
        <source>The log is kept on this desk only</source>
        <translation>El registro queda solo en este puesto</translation>
    </message>
    <message>
        <source>Connecting to {server}…</source>
        <translation>Conectando con {server}…</translation>
    </message>
    <message>
        <source>The log is shared through {server}</source>
        <translation>El registro se comparte a través de {server}</translation>
    </message>
    <message>
        <source>{server} cannot be reached; this desk goes on alone and catches up by itself</source>
        <translation>No se puede llegar a {server}; este puesto sigue solo y se pone al día por sí mismo</translation>
    </message>
    <message>
        <source>The log is not shared: {problem}</source>
        <translation>El registro no se comparte: {problem}</translation>
    </message>
    <message>
        <source>the address in [shared] url is not one</source>
        <translation>la dirección de [shared] url no es válida</translation>
    </message>
    <message>
        <source>the database driver is not installed</source>
        <translation>el controlador de la base de datos no está instalado</translation>
    </message>
    <message>
        <source>the server cannot be reached</source>
        <translation>no se puede llegar al servidor</translation>
    </message>
    <message>
        <source>the server refuses the user name or password</source>
        <translation>el servidor rechaza el usuario o la contraseña</translation>
    </message>
    <message>
        <source>the server has no such database</source>
        <translation>el servidor no tiene esa base de datos</translation>
    </message>
    <message>
        <source>the user may not do in it what is needed</source>
        <translation>el usuario no tiene los permisos necesarios</translation>
    </message>
    <message>
        <source>the encrypted connection fails</source>
        <translation>la conexión cifrada falla</translation>
    </message>
    <message>
        <source>a newer console made its tables; update this one</source>
        <translation>una consola más nueva creó las tablas; actualice esta</translation>
    </message>
    <message>
        <source>the server does not answer</source>
        <translation>el servidor no responde</translation>
    </message>
    <message>
        <source>the database says no</source>
        <translation>la base de datos se niega</translation>
    </message>
</context>
<context>
    <name>SharingMark</name>
    <message>
        <source>Log not shared</source>
        <translation>Registro no compartido</translation>
    </message>
    <message>
        <source>Shared log</source>
        <translation>Registro compartido</translation>
    </message>
</context>
<context>
    <name>Sheet</name>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
</context>
<context>
    <name>SlotTile</name>
    <message>
        <source>free</source>
        <translation>libre</translation>
    </message>
    <message>
        <source>parking…</source>
        <translation>aparcando…</translation>
    </message>
    <message>
        <source>taking back…</source>
        <translation>retomando…</translation>
    </message>
    <message>
        <source>taken</source>
        <translation>ocupada</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>desconocida</translation>
    </message>
    <message>
        <source>parked by %1</source>
        <translation>aparcada por %1</translation>
    </message>
    <message>
        <source>Slot %1</source>
        <translation>Plaza %1</translation>
    </message>
    <message>
        <source>Park here</source>
        <translation>Aparcar aquí</translation>
    </message>
    <message>
        <source>a call</source>
        <translation>una llamada</translation>
    </message>
    <message>
        <source>by %1</source>
        <translation>por %1</translation>
    </message>
</context>
<context>
    <name>SortHead</name>
    <message>
        <source>Sorted, last first</source>
        <translation>En orden inverso</translation>
    </message>
    <message>
        <source>Sorted, first first</source>
        <translation>En orden</translation>
    </message>
</context>
<context>
    <name>SourceCard</name>
    <message>
        <source>%1 · holds your own contacts</source>
        <translation>%1 · contiene sus contactos</translation>
    </message>
    <message>
        <source>%1 percent</source>
        <translation>%1 por ciento</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Detener</translation>
    </message>
    <message>
        <source>Sync now</source>
        <translation>Sincronizar ahora</translation>
    </message>
</context>
<context>
    <name>Sources</name>
    <message>
        <source>Export it again. The contacts read before are kept.</source>
        <translation>Expórtela de nuevo. Se conservan los contactos ya leídos.</translation>
    </message>
    <message>
        <source>Ask the administrator to name its columns in the configuration file.</source>
        <translation>Pida al administrador que nombre sus columnas en el archivo de configuración.</translation>
    </message>
    <message>
        <source>Ask the administrator to check this phonebook in the configuration file.</source>
        <translation>Pida al administrador que revise esta agenda en el archivo de configuración.</translation>
    </message>
    <message>
        <source>The contacts read before stay usable.</source>
        <translation>Los contactos ya leídos siguen disponibles.</translation>
    </message>
    <message>
        <source>Extensions</source>
        <translation>Extensiones</translation>
    </message>
    <message>
        <source>Waiting for its turn</source>
        <translation>Esperando su turno</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Deteniendo…</translation>
    </message>
    <message>
        <source>Reading… {done} of {total}</source>
        <translation>Leyendo… {done} de {total}</translation>
    </message>
    <message>
        <source>Reading… {done}</source>
        <translation>Leyendo… {done}</translation>
    </message>
    <message>
        <source>Next try at {time}.</source>
        <translation>Próximo intento a las {time}.</translation>
    </message>
    <message>
        <source>Last sync {time}</source>
        <translation>Última sincronización {time}</translation>
    </message>
    <message>
        <source>1 contact</source>
        <translation>1 contacto</translation>
    </message>
    <message>
        <source>{count} contacts</source>
        <translation>{count} contactos</translation>
    </message>
    <message>
        <source>1 could not be understood</source>
        <translation>1 no se entendió</translation>
    </message>
    <message>
        <source>{count} could not be understood</source>
        <translation>{count} no se entendieron</translation>
    </message>
    <message>
        <source>The house&apos;s own numbers</source>
        <translation>Los números de la empresa</translation>
    </message>
    <message>
        <source>CSV file</source>
        <translation>Archivo CSV</translation>
    </message>
    <message>
        <source>vCard file</source>
        <translation>Archivo vCard</translation>
    </message>
    <message>
        <source>LDAP server</source>
        <translation>Servidor LDAP</translation>
    </message>
    <message>
        <source>CardDAV server</source>
        <translation>Servidor CardDAV</translation>
    </message>
    <message>
        <source>{file} is not there</source>
        <translation>{file} no está</translation>
    </message>
    <message>
        <source>{file} may not be read by this user</source>
        <translation>Este usuario no puede leer {file}</translation>
    </message>
    <message>
        <source>{file} cannot be read: {reason}</source>
        <translation>{file} no se puede leer: {reason}</translation>
    </message>
    <message>
        <source>{file} is empty</source>
        <translation>{file} está vacío</translation>
    </message>
    <message>
        <source>{file} is still being written</source>
        <translation>{file} todavía se está escribiendo</translation>
    </message>
    <message>
        <source>{file} ends in the middle of a contact</source>
        <translation>{file} termina a mitad de un contacto</translation>
    </message>
    <message>
        <source>{file} is not a {wanted} file</source>
        <translation>{file} no es un archivo {wanted}</translation>
    </message>
    <message>
        <source>The first line of {file} names no known columns: {found}</source>
        <translation>La primera línea de {file} no nombra columnas conocidas: {found}</translation>
    </message>
    <message>
        <source>{file} has no column “{column}”</source>
        <translation>{file} no tiene la columna “{column}”</translation>
    </message>
    <message>
        <source>There are no vCards in {file}</source>
        <translation>No hay vCards en {file}</translation>
    </message>
    <message>
        <source>There is nobody in it that could be called</source>
        <translation>No contiene a nadie a quien llamar</translation>
    </message>
    <message>
        <source>Most of it cannot be understood: {example}</source>
        <translation>En su mayor parte no se entiende: {example}</translation>
    </message>
    <message>
        <source>It has only {now} of {before} contacts now; all are kept</source>
        <translation>Ahora tiene solo {now} de {before} contactos; se conservan todos</translation>
    </message>
    <message>
        <source>{host} cannot be reached: {reason}</source>
        <translation>No se puede llegar a {host}: {reason}</translation>
    </message>
    <message>
        <source>{host} did not answer in time</source>
        <translation>{host} no respondió a tiempo</translation>
    </message>
    <message>
        <source>{host} refuses the user name or password</source>
        <translation>{host} rechaza el usuario o la contraseña</translation>
    </message>
    <message>
        <source>The certificate of {host} is not valid: {reason}</source>
        <translation>El certificado de {host} no es válido: {reason}</translation>
    </message>
    <message>
        <source>{host} does not offer encryption</source>
        <translation>{host} no ofrece cifrado</translation>
    </message>
    <message>
        <source>{host} has no {what}</source>
        <translation>{host} no tiene {what}</translation>
    </message>
    <message>
        <source>{host} does not allow it: {reason}</source>
        <translation>{host} no lo permite: {reason}</translation>
    </message>
    <message>
        <source>{host} gives an answer that makes no sense: {reason}</source>
        <translation>{host} da una respuesta sin sentido: {reason}</translation>
    </message>
    <message>
        <source>The contacts cannot be stored: {reason}</source>
        <translation>No se pueden guardar los contactos: {reason}</translation>
    </message>
    <message>
        <source>It could not be read: {reason}</source>
        <translation>No se pudo leer: {reason}</translation>
    </message>
    <message>
        <source>It is read as soon as it is back.</source>
        <translation>Se leerá en cuanto vuelva.</translation>
    </message>
    <message>
        <source>Ask the administrator for the right to read the file.</source>
        <translation>Pida al administrador permiso para leer el archivo.</translation>
    </message>
    <message>
        <source>It is read as soon as it is finished.</source>
        <translation>Se leerá en cuanto esté terminado.</translation>
    </message>
    <message>
        <source>Save it as CSV or vCard in the program that it comes from.</source>
        <translation>Guárdelo como CSV o vCard en el programa del que procede.</translation>
    </message>
    <message>
        <source>If that is right, press “Sync now”.</source>
        <translation>Si es correcto, pulse “Sincronizar ahora”.</translation>
    </message>
    <message>
        <source>Not read yet</source>
        <translation>Aún sin leer</translation>
    </message>
    <message>
        <source>Up to date</source>
        <translation>Al día</translation>
    </message>
    <message>
        <source>Stopped; what was read stays</source>
        <translation>Detenida; lo leído se conserva</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Leyendo…</translation>
    </message>
    <message>
        <source>No phonebook is set up</source>
        <translation>No hay ninguna agenda configurada</translation>
    </message>
    <message>
        <source>No phonebook was read yet</source>
        <translation>Aún no se ha leído ninguna agenda</translation>
    </message>
    <message>
        <source>All phonebooks are up to date</source>
        <translation>Todas las agendas están al día</translation>
    </message>
</context>
<context>
    <name>SourcesSheet</name>
    <message>
        <source>Phonebooks</source>
        <translation>Agendas</translation>
    </message>
    <message>
        <source>The administrator names them in the configuration file: CSV and vCard files, as Outlook, Google and spreadsheets export them, LDAP and CardDAV servers. Contacts that you add yourself need none.</source>
        <translation>El administrador las nombra en el archivo de configuración: archivos CSV y vCard, como los exportan Outlook, Google y las hojas de cálculo, servidores LDAP y CardDAV. Los contactos que usted añade no necesitan ninguna.</translation>
    </message>
    <message>
        <source>No phonebook is set up</source>
        <translation>No hay ninguna agenda configurada</translation>
    </message>
    <message>
        <source>Sync all now</source>
        <translation>Sincronizar todas ahora</translation>
    </message>
</context>
<context>
    <name>Star</name>
    <message>
        <source>%1 is a favourite</source>
        <translation>%1 está en favoritos</translation>
    </message>
    <message>
        <source>Make %1 a favourite</source>
        <translation>Poner %1 en favoritos</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>Do not disturb is on</source>
        <translation>No molestar activo</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>Un momento…</translation>
    </message>
    <message>
        <source>Do not disturb</source>
        <translation>No molestar</translation>
    </message>
    <message>
        <source>Group pickup</source>
        <translation>Captura de grupo</translation>
    </message>
    <message>
        <source>Shows the newest caller of the group before you take the call</source>
        <translation>Muestra la última llamada del grupo antes de tomarla</translation>
    </message>
    <message>
        <source>Who is ringing?</source>
        <translation>¿Quién está llamando?</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>Volumen</translation>
    </message>
    <message>
        <source>PBX connected as %1</source>
        <translation>Centralita conectada como %1</translation>
    </message>
    <message>
        <source>PBX: connecting</source>
        <translation>Centralita: conectando</translation>
    </message>
    <message>
        <source>PBX: no connection</source>
        <translation>Centralita: sin conexión</translation>
    </message>
    <message>
        <source>PBX offline</source>
        <translation>PBX sin conexión</translation>
    </message>
    <message>
        <source>PBX · %1</source>
        <translation>PBX · %1</translation>
    </message>
    <message>
        <source>Keys and gestures</source>
        <translation>Teclas y gestos</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
</context>
<context>
    <name>SuggestionRow</name>
    <message>
        <source>Suggested targets</source>
        <translation>Destinos sugeridos</translation>
    </message>
    <message>
        <source>Hand over to</source>
        <translation>Pasar a</translation>
    </message>
    <message>
        <source>Hand over to %1, %2</source>
        <translation>Pasar a %1, %2</translation>
    </message>
</context>
<context>
    <name>Suggestions</name>
    <message>
        <source>of all</source>
        <translation>en total</translation>
    </message>
    <message>
        <source>at this time of day</source>
        <translation>a esta hora</translation>
    </message>
    <message>
        <source>for {what}</source>
        <translation>para {what}</translation>
    </message>
    <message>
        <source>in the queue {what}</source>
        <translation>en la cola {what}</translation>
    </message>
    <message>
        <source>in the queue {what} at this time</source>
        <translation>en la cola {what} a esta hora</translation>
    </message>
    <message>
        <source>from this area</source>
        <translation>de esta zona</translation>
    </message>
    <message>
        <source>from similar numbers</source>
        <translation>de números parecidos</translation>
    </message>
    <message>
        <source>from {what}</source>
        <translation>de {what}</translation>
    </message>
    <message>
        <source>from this number</source>
        <translation>de este número</translation>
    </message>
    <message>
        <source>from this number at this time</source>
        <translation>de este número a esta hora</translation>
    </message>
    <message>
        <source>all</source>
        <translation>todas</translation>
    </message>
    <message>
        <source>this hour</source>
        <translation>a esta hora</translation>
    </message>
    <message>
        <source>area</source>
        <translation>zona</translation>
    </message>
    <message>
        <source>similar</source>
        <translation>similares</translation>
    </message>
    <message>
        <source>number</source>
        <translation>número</translation>
    </message>
    <message>
        <source>earlier calls {where}</source>
        <translation>llamadas anteriores {where}</translation>
    </message>
    <message>
        <source>the last call {where}</source>
        <translation>la última llamada {where}</translation>
    </message>
    <message>
        <source>{taken} of the last {of} calls {where}</source>
        <translation>{taken} de las últimas {of} llamadas {where}</translation>
    </message>
</context>
<context>
    <name>Supervisor</name>
    <message>
        <source>unknown</source>
        <translation>desconocido</translation>
    </message>
    <message>
        <source>free</source>
        <translation>libre</translation>
    </message>
    <message>
        <source>talking</source>
        <translation>hablando</translation>
    </message>
    <message>
        <source>busy</source>
        <translation>ocupado</translation>
    </message>
    <message>
        <source>ringing</source>
        <translation>sonando</translation>
    </message>
    <message>
        <source>on hold</source>
        <translation>en espera</translation>
    </message>
    <message>
        <source>not signed in</source>
        <translation>no conectado</translation>
    </message>
    <message>
        <source>All that the PBX counted</source>
        <translation>Todo lo que ha contado la centralita</translation>
    </message>
    <message>
        <source>Last 30 minutes</source>
        <translation>Últimos 30 minutos</translation>
    </message>
    <message>
        <source>Last hour</source>
        <translation>Última hora</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Hoy</translation>
    </message>
    <message>
        <source>Queues</source>
        <translation>Colas</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Cola</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Esperando</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>Perdidas</translation>
    </message>
    <message>
        <source>Served</source>
        <translation>Atendidas</translation>
    </message>
    <message>
        <source>Mean wait, s</source>
        <translation>Espera media, s</translation>
    </message>
    <message>
        <source>Mean talk, s</source>
        <translation>Conversación media, s</translation>
    </message>
    <message>
        <source>Agents free</source>
        <translation>Agentes libres</translation>
    </message>
    <message>
        <source>Agents</source>
        <translation>Agentes</translation>
    </message>
    <message>
        <source>Agent</source>
        <translation>Agente</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Número</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Teléfono</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>En pausa</translation>
    </message>
    <message>
        <source>Calls taken</source>
        <translation>Llamadas atendidas</translation>
    </message>
    <message>
        <source>Last call</source>
        <translation>Última llamada</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>sí</translation>
    </message>
</context>
<context>
    <name>SupervisorPage</name>
    <message>
        <source>Queue name</source>
        <translation>Nombre de la cola</translation>
    </message>
    <message>
        <source>Queue name…</source>
        <translation>Nombre de la cola…</translation>
    </message>
    <message>
        <source>30 minutes</source>
        <translation>30 minutos</translation>
    </message>
    <message>
        <source>1 hour</source>
        <translation>1 hora</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Hoy</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Periodo</translation>
    </message>
    <message>
        <source>Save as Excel</source>
        <translation>Guardar para Excel</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Todo</translation>
    </message>
    <message>
        <source>Counted by this console since %1</source>
        <translation>Contadas por esta consola desde las %1</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation>Guardado: %1</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
    <message>
        <source>Number of the new agent</source>
        <translation>Número del nuevo agente</translation>
    </message>
    <message>
        <source>Extension…</source>
        <translation>Extensión…</translation>
    </message>
    <message>
        <source>Add to %1</source>
        <translation>Añadir a %1</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Queues and agents</source>
        <translation>Colas y agentes</translation>
    </message>
    <message>
        <source>No queue of that name</source>
        <translation>Ninguna cola con ese nombre</translation>
    </message>
</context>
<context>
    <name>TabRow</name>
    <message>
        <source>Favourites</source>
        <translation>Favoritos</translation>
    </message>
    <message>
        <source>Extensions</source>
        <translation>Extensiones</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>Contactos</translation>
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
        <translation>Colas</translation>
    </message>
    <message>
        <source>Voicemail</source>
        <translation>Buzón</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Páginas</translation>
    </message>
    <message>
        <source>Missed: %1</source>
        <translation>Perdidas: %1</translation>
    </message>
    <message>
        <source>A contact is being written</source>
        <translation>Se está escribiendo un contacto</translation>
    </message>
    <message>
        <source>Waiting: %1</source>
        <translation>Esperando: %1</translation>
    </message>
</context>
<context>
    <name>TagList</name>
    <message>
        <source>A tag says what came of a call. A tag that is deleted here stays on the calls that have it.</source>
        <translation>Una etiqueta dice qué resultó de una llamada. Si se elimina aquí, sigue en las llamadas que la tienen.</translation>
    </message>
    <message>
        <source>New tag</source>
        <translation>Nueva etiqueta</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Añadir</translation>
    </message>
    <message>
        <source>Deletes the tag</source>
        <translation>Elimina la etiqueta</translation>
    </message>
    <message>
        <source>After each call wait for a tag</source>
        <translation>Tras cada llamada esperar una etiqueta</translation>
    </message>
</context>
<context>
    <name>TagRow</name>
    <message>
        <source>What came of it</source>
        <translation>Resultado</translation>
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
        <translation>¿Cómo pasa la llamada a %1?</translation>
    </message>
    <message>
        <source>Favourite</source>
        <translation>Favorito</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Announce first</source>
        <translation>Anunciar antes</translation>
    </message>
    <message>
        <source>Transfer anyway</source>
        <translation>Pasar igualmente</translation>
    </message>
    <message>
        <source>The caller leaves a message; nobody is rung</source>
        <translation>Quien llama deja un mensaje; no suena ningún teléfono</translation>
    </message>
    <message>
        <source>Voicemail</source>
        <translation>Buzón de voz</translation>
    </message>
    <message>
        <source>No group</source>
        <translation>Ningún grupo</translation>
    </message>
    <message>
        <source>Group of favourites</source>
        <translation>Grupo de favoritos</translation>
    </message>
    <message>
        <source>Transfer</source>
        <translation>Pasar</translation>
    </message>
    <message>
        <source>Pick up</source>
        <translation>Capturar</translation>
    </message>
    <message>
        <source>Who is it?</source>
        <translation>¿Quién es?</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>Llamar</translation>
    </message>
</context>
<context>
    <name>Texts</name>
    <message>
        <source>Number withheld</source>
        <translation>Número oculto</translation>
    </message>
    <message>
        <source>Erased</source>
        <translation>Borrado</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Hoy</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Ayer</translation>
    </message>
    <message>
        <source>Recalled</source>
        <translation>Devuelta</translation>
    </message>
    <message>
        <source>Back from park slot {source} after {wait}</source>
        <translation>De vuelta de la plaza {source} tras {wait}</translation>
    </message>
    <message>
        <source>Recalled from {source}, {wait}, transferred by you {time}</source>
        <translation>Devuelta por {source}, {wait}, la pasaste a las {time}</translation>
    </message>
    <message>
        <source>Voicemail of {name}</source>
        <translation>Buzón de voz de {name}</translation>
    </message>
    <message>
        <source>Recalled from {source}</source>
        <translation>Devuelta por {source}</translation>
    </message>
    <message>
        <source>Back from park slot {source}</source>
        <translation>De vuelta de la plaza {source}</translation>
    </message>
</context>
<context>
    <name>UndoBar</name>
    <message>
        <source>Transferring…</source>
        <translation>Pasando…</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
</context>
<context>
    <name>VolumePanel</name>
    <message>
        <source>Level, %1</source>
        <translation>Nivel, %1</translation>
    </message>
    <message>
        <source>Speaker</source>
        <translation>Altavoz</translation>
    </message>
    <message>
        <source>Microphone</source>
        <translation>Micrófono</translation>
    </message>
    <message>
        <source>The meters move while a call is active.</source>
        <translation>Los niveles se mueven durante una llamada.</translation>
    </message>
    <message>
        <source>Talking with %1</source>
        <translation>Hablando con %1</translation>
    </message>
</context>
<context>
    <name>WaitingLine</name>
    <message>
        <source>Takes the call now, before those who came earlier</source>
        <translation>Toma la llamada ya, antes que quienes llegaron antes</translation>
    </message>
    <message>
        <source>place %1</source>
        <translation>puesto %1</translation>
    </message>
    <message>
        <source>fetching…</source>
        <translation>trayendo…</translation>
    </message>
    <message>
        <source>Take</source>
        <translation>Tomar</translation>
    </message>
</context>
</TS>
