<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name>ApprovalSheet</name>
    <message>
        <source>Nothing happens before you say yes</source>
        <translation>No se hace nada sin su sí</translation>
    </message>
    <message>
        <source>A member of staff enters the PIN</source>
        <translation>Un empleado introduce el PIN</translation>
    </message>
    <message>
        <source>Enter the code on your receipt</source>
        <translation>Introduzca el código de su recibo</translation>
    </message>
    <message>
        <source>No, don’t</source>
        <translation>No, no lo haga</translation>
    </message>
    <message>
        <source>Yes, do it</source>
        <translation>Sí, hágalo</translation>
    </message>
</context>
<context>
    <name>AskChip</name>
    <message>
        <source>Ask this</source>
        <translation>Preguntar esto</translation>
    </message>
</context>
<context>
    <name>AttractScene</name>
    <message>
        <source>Touch anywhere to begin</source>
        <translation>Toque la pantalla para empezar</translation>
    </message>
    <message>
        <source>Ask me</source>
        <translation>Pregúnteme</translation>
    </message>
    <message>
        <source>The camera sees only that somebody moves. No picture is kept.</source>
        <translation>La cámara solo ve que alguien se mueve. No se guarda ninguna imagen.</translation>
    </message>
</context>
<context>
    <name>CameraScene</name>
    <message>
        <source>Show me what it is about</source>
        <translation>Muéstreme de qué se trata</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Mirar otra vez</translation>
    </message>
    <message>
        <source>Hold the picture</source>
        <translation>Fijar la imagen</translation>
    </message>
    <message>
        <source>Close camera</source>
        <translation>Cerrar cámara</translation>
    </message>
    <message>
        <source>The picture stays on this device and is dropped after the answer.</source>
        <translation>La imagen se queda en este equipo y se borra tras la respuesta.</translation>
    </message>
</context>
<context>
    <name>Caption</name>
    <message>
        <source>You asked: %1</source>
        <translation>Usted preguntó: %1</translation>
    </message>
</context>
<context>
    <name>ChecksPage</name>
    <message>
        <source>Checks and log</source>
        <translation>Pruebas y registro</translation>
    </message>
    <message>
        <source>What happens when the cloud, the money, the microphone or the disk goes</source>
        <translation>Qué pasa cuando fallan la nube, el dinero, el micrófono o el disco</translation>
    </message>
    <message>
        <source>Pulling plugs…</source>
        <translation>Desconectando…</translation>
    </message>
    <message>
        <source>Pull the plugs</source>
        <translation>Desconectar</translation>
    </message>
    <message>
        <source>Play a sound</source>
        <translation>Reproducir un sonido</translation>
    </message>
    <message>
        <source>Look through the camera</source>
        <translation>Mirar por la cámara</translation>
    </message>
    <message>
        <source>The log, newest first; nothing that was said, no keys</source>
        <translation>El registro, lo último primero; sin palabras dichas ni claves</translation>
    </message>
</context>
<context>
    <name>CodePad</name>
    <message numerus="yes">
        <source>%n character(s) entered</source>
        <translation>
            <numerusform>%n carácter introducido</numerusform>
            <numerusform>%n caracteres introducidos</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Borrar</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Confirmar</translation>
    </message>
</context>
<context>
    <name>CodeSheet</name>
    <message>
        <source>Take it with you</source>
        <translation>Para llevar</translation>
    </message>
    <message>
        <source>Code to scan with your telephone: %1</source>
        <translation>Código para escanear con su teléfono: %1</translation>
    </message>
    <message>
        <source>Point your telephone’s camera at it. The kiosk keeps no copy.</source>
        <translation>Apunte con la cámara de su teléfono. Aquí no queda copia.</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Listo</translation>
    </message>
</context>
<context>
    <name>ComfortSheet</name>
    <message>
        <source>Settings for you</source>
        <translation>Ajustes para usted</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Listo</translation>
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
        <source>Speak</source>
        <translation>Hablar</translation>
    </message>
    <message>
        <source>Touch, then talk</source>
        <translation>Tocar y hablar</translation>
    </message>
    <message>
        <source>Hold while talking</source>
        <translation>Mantener al hablar</translation>
    </message>
    <message>
        <source>Keep listening</source>
        <translation>Seguir escuchando</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>Tamaño del texto</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>Volumen</translation>
    </message>
    <message>
        <source>Speech rate</source>
        <translation>Velocidad de la voz</translation>
    </message>
    <message>
        <source>Read the screen aloud</source>
        <translation>Leer la pantalla</translation>
    </message>
    <message>
        <source>Less motion</source>
        <translation>Menos movimiento</translation>
    </message>
</context>
<context>
    <name>Consents</name>
    <message>
        <source>What I may use</source>
        <translation>Lo que puedo usar</translation>
    </message>
</context>
<context>
    <name>ConversationScene</name>
    <message>
        <source>Conversation</source>
        <translation>Conversación</translation>
    </message>
    <message>
        <source>From the documents</source>
        <translation>De los documentos</translation>
    </message>
</context>
<context>
    <name>Countdown</name>
    <message numerus="yes">
        <source>Counts for %n minute(s)</source>
        <translation>
            <numerusform>Válido %n minuto</numerusform>
            <numerusform>Válido %n minutos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Counts for %n second(s)</source>
        <translation>
            <numerusform>Válido %n segundo</numerusform>
            <numerusform>Válido %n segundos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Dock</name>
    <message>
        <source>Go on, I’m listening</source>
        <translation>Siga, le escucho</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>Show an item</source>
        <translation>Mostrar</translation>
    </message>
    <message>
        <source>Call staff</source>
        <translation>Llamar</translation>
    </message>
    <message>
        <source>Start over</source>
        <translation>Reiniciar</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Parar</translation>
    </message>
</context>
<context>
    <name>ExpirySheet</name>
    <message>
        <source>Are you still there?</source>
        <translation>¿Sigue ahí?</translation>
    </message>
    <message numerus="yes">
        <source>Everything you asked is deleted in %n second(s).</source>
        <translation>
            <numerusform>Todo lo que preguntó se borrará en %n segundo.</numerusform>
            <numerusform>Todo lo que preguntó se borrará en %n segundos.</numerusform>
        </translation>
    </message>
    <message>
        <source>I’m still here</source>
        <translation>Sigo aquí</translation>
    </message>
    <message>
        <source>Finish now</source>
        <translation>Terminar</translation>
    </message>
</context>
<context>
    <name>FarewellScene</name>
    <message>
        <source>What you said</source>
        <translation>Lo que dijo</translation>
    </message>
    <message>
        <source>What you typed and showed</source>
        <translation>Lo que escribió y mostró</translation>
    </message>
    <message>
        <source>Answers and cards</source>
        <translation>Respuestas y fichas</translation>
    </message>
    <message>
        <source>Your settings</source>
        <translation>Sus ajustes</translation>
    </message>
    <message>
        <source>Thank you. Everything of your visit was deleted.</source>
        <translation>Gracias. Todo lo de su visita se ha borrado.</translation>
    </message>
    <message>
        <source>Thank you</source>
        <translation>Gracias</translation>
    </message>
    <message>
        <source>Nothing of your visit stays here.</source>
        <translation>Aquí no queda nada de su visita.</translation>
    </message>
    <message>
        <source>%1: deleted</source>
        <translation>%1: borrado</translation>
    </message>
</context>
<context>
    <name>FiguresPage</name>
    <message>
        <source>Figures and cost</source>
        <translation>Cifras y costes</translation>
    </message>
    <message>
        <source>How the last %1 turns ended</source>
        <translation>Cómo acabaron los últimos %1 turnos</translation>
    </message>
    <message>
        <source>Time to the whole answer, newest last</source>
        <translation>Tiempo hasta la respuesta completa, lo último al final</translation>
    </message>
    <message>
        <source>Cloud today: %1 US dollars</source>
        <translation>Nube hoy: %1 dólares</translation>
    </message>
    <message>
        <source>No cloud tier is in use.</source>
        <translation>No se usa ninguna nube.</translation>
    </message>
    <message>
        <source>Shut down on %1; choose another model before that.</source>
        <translation>Se apaga el %1; elija otro modelo antes.</translation>
    </message>
</context>
<context>
    <name>HealthLine</name>
    <message>
        <source>Fine</source>
        <translation>Bien</translation>
    </message>
    <message>
        <source>Broken</source>
        <translation>Averiado</translation>
    </message>
    <message>
        <source>Look at it</source>
        <translation>Revisar</translation>
    </message>
</context>
<context>
    <name>HealthPage</name>
    <message>
        <source>Health</source>
        <translation>Estado</translation>
    </message>
</context>
<context>
    <name>JobsScene</name>
    <message>
        <source>Your jobs</source>
        <translation>Sus trabajos</translation>
    </message>
</context>
<context>
    <name>Languages</name>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
</context>
<context>
    <name>ListeningScene</name>
    <message>
        <source>You can also ask</source>
        <translation>También puede preguntar</translation>
    </message>
    <message>
        <source>Go ahead, I’m listening…</source>
        <translation>Adelante, le escucho…</translation>
    </message>
</context>
<context>
    <name>LogLine</name>
    <message>
        <source>Warning</source>
        <translation>Aviso</translation>
    </message>
</context>
<context>
    <name>Main</name>
    <message>
        <source>Tandem Kiosk</source>
        <translation>Tandem Kiosk</translation>
    </message>
</context>
<context>
    <name>Narrator</name>
    <message>
        <source>You are talking to an AI</source>
        <translation>Habla con una IA</translation>
    </message>
    <message>
        <source>Are you still there?</source>
        <translation>¿Sigue ahí?</translation>
    </message>
    <message>
        <source>Thank you. Everything of your visit was deleted.</source>
        <translation>Gracias. Todo lo de su visita se ha borrado.</translation>
    </message>
    <message>
        <source>The screen is read aloud. Tab moves on, Enter chooses, F4 repeats, F3 stops and goes on.</source>
        <translation>La pantalla se lee en voz alta. El tabulador avanza, Intro elige, F4 repite, F3 detiene y continúa.</translation>
    </message>
    <message>
        <source>chosen</source>
        <translation>elegido</translation>
    </message>
</context>
<context>
    <name>NextQuestions</name>
    <message>
        <source>Ask next</source>
        <translation>Siga preguntando</translation>
    </message>
</context>
<context>
    <name>OpenQuestionCard</name>
    <message numerus="yes">
        <source>asked %n time(s)</source>
        <translation>
            <numerusform>preguntada %n vez</numerusform>
            <numerusform>preguntada %n veces</numerusform>
        </translation>
    </message>
    <message>
        <source>The answer in one line</source>
        <translation>La respuesta en una línea</translation>
    </message>
    <message>
        <source>Leave it out</source>
        <translation>Descartar</translation>
    </message>
</context>
<context>
    <name>PlanPanel</name>
    <message>
        <source>The plan</source>
        <translation>El plan</translation>
    </message>
</context>
<context>
    <name>PlanStepItem</name>
    <message>
        <source>Step %1: %2. %3</source>
        <translation>Paso %1: %2. %3</translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>Omitir</translation>
    </message>
    <message>
        <source>Leave out step %1</source>
        <translation>Omitir el paso %1</translation>
    </message>
</context>
<context>
    <name>ProblemScene</name>
    <message>
        <source>For our staff: %1</source>
        <translation>Para el personal: %1</translation>
    </message>
</context>
<context>
    <name>ProcedureScene</name>
    <message>
        <source>Step %1 of %2</source>
        <translation>Paso %1 de %2</translation>
    </message>
    <message>
        <source>Safety</source>
        <translation>Seguridad</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>I have done this safely</source>
        <translation>Hecho con seguridad</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>Finalizar</translation>
    </message>
    <message>
        <source>Done, next step</source>
        <translation>Hecho, siguiente</translation>
    </message>
    <message>
        <source>Where it stands</source>
        <translation>Dónde está escrito</translation>
    </message>
</context>
<context>
    <name>Provenance</name>
    <message>
        <source>Thank you</source>
        <translation>Gracias</translation>
    </message>
    <message>
        <source>Helpful</source>
        <translation>Útil</translation>
    </message>
    <message>
        <source>Noted</source>
        <translation>Anotado</translation>
    </message>
    <message>
        <source>Not helpful</source>
        <translation>No es útil</translation>
    </message>
</context>
<context>
    <name>QuestionField</name>
    <message>
        <source>Type your question</source>
        <translation>Escriba su pregunta</translation>
    </message>
    <message>
        <source>Enter sends it</source>
        <translation>Intro la envía</translation>
    </message>
    <message>
        <source>Send the question</source>
        <translation>Enviar la pregunta</translation>
    </message>
</context>
<context>
    <name>QuestionsPage</name>
    <message>
        <source>Unanswered</source>
        <translation>Sin respuesta</translation>
    </message>
    <message>
        <source>One line from you, and the kiosk answers it as soon as nobody is there.</source>
        <translation>Una línea suya y el equipo responderá en cuanto no haya nadie.</translation>
    </message>
    <message>
        <source>Every question found its answer.</source>
        <translation>Todas las preguntas tuvieron respuesta.</translation>
    </message>
</context>
<context>
    <name>Say</name>
    <message>
        <source>Getting ready</source>
        <translation>Preparando</translation>
    </message>
    <message>
        <source>Listening</source>
        <translation>Escuchando</translation>
    </message>
    <message>
        <source>Understanding</source>
        <translation>Entendiendo</translation>
    </message>
    <message>
        <source>Looking it up</source>
        <translation>Buscando</translation>
    </message>
    <message>
        <source>Answering</source>
        <translation>Respondiendo</translation>
    </message>
    <message>
        <source>Speaking</source>
        <translation>Hablando</translation>
    </message>
    <message>
        <source>Something went wrong</source>
        <translation>Algo ha fallado</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Listo</translation>
    </message>
    <message>
        <source>No microphone: type instead</source>
        <translation>Sin micrófono: escriba</translation>
    </message>
    <message>
        <source>I’m listening</source>
        <translation>Le escucho</translation>
    </message>
    <message>
        <source>One moment</source>
        <translation>Un momento</translation>
    </message>
    <message>
        <source>Touch to ask again</source>
        <translation>Toque para otra pregunta</translation>
    </message>
    <message>
        <source>Hold and talk</source>
        <translation>Mantenga y hable</translation>
    </message>
    <message>
        <source>Touch to talk</source>
        <translation>Toque para hablar</translation>
    </message>
    <message>
        <source>Quoted</source>
        <translation>Citado</translation>
    </message>
    <message>
        <source>Store policy</source>
        <translation>Norma de la tienda</translation>
    </message>
    <message>
        <source>Looked up now</source>
        <translation>Consultado ahora</translation>
    </message>
    <message>
        <source>In other words</source>
        <translation>En otras palabras</translation>
    </message>
    <message>
        <source>Cloud</source>
        <translation>Nube</translation>
    </message>
    <message>
        <source>A colleague</source>
        <translation>Un compañero</translation>
    </message>
    <message>
        <source>On this device</source>
        <translation>En este equipo</translation>
    </message>
    <message>
        <source>Answered with the cloud</source>
        <translation>Respondido con la nube</translation>
    </message>
    <message>
        <source>Answered by a colleague</source>
        <translation>Respondido por un compañero</translation>
    </message>
    <message>
        <source>Answered on this device</source>
        <translation>Respondido en este equipo</translation>
    </message>
    <message>
        <source>nothing left this machine</source>
        <translation>nada salió de aquí</translation>
    </message>
    <message>
        <source>%1 bytes left this machine</source>
        <translation>%1 bytes salieron de aquí</translation>
    </message>
    <message>
        <source>%1 kB left this machine</source>
        <translation>%1 kB salieron de aquí</translation>
    </message>
    <message>
        <source>Not in the store’s documents</source>
        <translation>No figura en los documentos</translation>
    </message>
    <message>
        <source>Not something I can help with here</source>
        <translation>En esto no puedo ayudar aquí</translation>
    </message>
    <message>
        <source>Handed to a colleague</source>
        <translation>Pasado a un compañero</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>Respondida</translation>
    </message>
    <message>
        <source>Not in the documents</source>
        <translation>No está en los documentos</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Rechazada</translation>
    </message>
    <message>
        <source>Handed to staff</source>
        <translation>Pasada al personal</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fallida</translation>
    </message>
    <message>
        <source>Cloud, standard</source>
        <translation>Nube, estándar</translation>
    </message>
    <message>
        <source>Cloud, premium</source>
        <translation>Nube, premium</translation>
    </message>
    <message>
        <source>House rules</source>
        <translation>Normas de la casa</translation>
    </message>
    <message>
        <source>%1 · page %2</source>
        <translation>%1 · página %2</translation>
    </message>
    <message>
        <source>Page %1</source>
        <translation>Página %1</translation>
    </message>
    <message>
        <source>Sold out</source>
        <translation>Agotado</translation>
    </message>
    <message>
        <source>%1 in stock</source>
        <translation>%1 en stock</translation>
    </message>
    <message>
        <source>Waits for your yes</source>
        <translation>Espera su sí</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Listo</translation>
    </message>
    <message>
        <source>Saved, sent as soon as possible</source>
        <translation>Guardado, se enviará en cuanto se pueda</translation>
    </message>
    <message>
        <source>Did not work</source>
        <translation>No funcionó</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>Deshecho</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Omitido</translation>
    </message>
    <message>
        <source>To do</source>
        <translation>Pendiente</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Iniciado</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abierto</translation>
    </message>
    <message>
        <source>A colleague is on the way</source>
        <translation>Un compañero está en camino</translation>
    </message>
    <message>
        <source>Nobody came yet, so I called again</source>
        <translation>Nadie ha venido; he llamado otra vez</translation>
    </message>
    <message>
        <source>Please ask at the service desk</source>
        <translation>Pregunte en atención al cliente</translation>
    </message>
    <message>
        <source>A colleague was called</source>
        <translation>Se ha llamado a un compañero</translation>
    </message>
    <message>
        <source>Microphone</source>
        <translation>Micrófono</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Cámara</translation>
    </message>
    <message>
        <source>Help from the cloud</source>
        <translation>Ayuda de la nube</translation>
    </message>
    <message>
        <source>Remember this talk</source>
        <translation>Recordar la charla</translation>
    </message>
    <message>
        <source>It is too dark. Turn it to the light.</source>
        <translation>Está muy oscuro. Gírelo hacia la luz.</translation>
    </message>
    <message>
        <source>It is too bright. Tilt it a little.</source>
        <translation>Hay demasiada luz. Inclínelo un poco.</translation>
    </message>
    <message>
        <source>Hold it still for a moment.</source>
        <translation>No lo mueva un momento.</translation>
    </message>
    <message>
        <source>A little further away, please.</source>
        <translation>Un poco más lejos, por favor.</translation>
    </message>
    <message>
        <source>A little closer, please.</source>
        <translation>Un poco más cerca, por favor.</translation>
    </message>
    <message>
        <source>I am reading it…</source>
        <translation>Lo estoy leyendo…</translation>
    </message>
    <message>
        <source>I know this one. Ask your question.</source>
        <translation>Lo conozco. Haga su pregunta.</translation>
    </message>
    <message>
        <source>Now ask your question about it.</source>
        <translation>Ahora haga su pregunta.</translation>
    </message>
    <message>
        <source>Hold the label, the code or the display in front of the camera.</source>
        <translation>Ponga la etiqueta, el código o la pantalla ante la cámara.</translation>
    </message>
    <message>
        <source>The voice does not work now; the answer is on the screen.</source>
        <translation>La voz no funciona ahora; la respuesta está en pantalla.</translation>
    </message>
    <message>
        <source>The microphone is not there; please type.</source>
        <translation>No hay micrófono; escriba, por favor.</translation>
    </message>
    <message>
        <source>A translation was not exact; you see the original.</source>
        <translation>Una traducción no era exacta; ve el original.</translation>
    </message>
    <message>
        <source>I could not understand you</source>
        <translation>No le he entendido</translation>
    </message>
    <message>
        <source>The voice does not work</source>
        <translation>La voz no funciona</translation>
    </message>
    <message>
        <source>Something went wrong inside the kiosk</source>
        <translation>Algo ha fallado en el equipo</translation>
    </message>
    <message>
        <source>Ask once more in a moment, or type your question.</source>
        <translation>Pregunte otra vez en un momento o escriba su pregunta.</translation>
    </message>
    <message>
        <source>The answer stands on the screen.</source>
        <translation>La respuesta está en la pantalla.</translation>
    </message>
    <message>
        <source>Please try again.</source>
        <translation>Inténtelo de nuevo.</translation>
    </message>
</context>
<context>
    <name>Scroller</name>
    <message>
        <source>Page</source>
        <translation>Página</translation>
    </message>
</context>
<context>
    <name>Sentence</name>
    <message>
        <source>Speaking</source>
        <translation>Hablando</translation>
    </message>
    <message>
        <source>translated from %1</source>
        <translation>traducido de: %1</translation>
    </message>
</context>
<context>
    <name>SheetLine</name>
    <message>
        <source>not filled yet</source>
        <translation>aún vacío</translation>
    </message>
    <message>
        <source>Asked now</source>
        <translation>Se pregunta ahora</translation>
    </message>
    <message>
        <source>Please check</source>
        <translation>Compruébelo</translation>
    </message>
</context>
<context>
    <name>SheetScene</name>
    <message>
        <source>Job sheet %1</source>
        <translation>Parte de trabajo %1</translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s)</source>
        <translation>
            <numerusform>%n foto</numerusform>
            <numerusform>%n fotos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SourceCard</name>
    <message>
        <source>Source %1: %2, %3. %4</source>
        <translation>Fuente %1: %2, %3. %4</translation>
    </message>
    <message>
        <source>Read the whole passage</source>
        <translation>Leer el pasaje completo</translation>
    </message>
</context>
<context>
    <name>SourceNumber</name>
    <message>
        <source>Source %1</source>
        <translation>Fuente %1</translation>
    </message>
</context>
<context>
    <name>SourcePanel</name>
    <message>
        <source>Found in the documents</source>
        <translation>Encontrado en los documentos</translation>
    </message>
    <message>
        <source>From the documents</source>
        <translation>De los documentos</translation>
    </message>
</context>
<context>
    <name>SourceReader</name>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>… the document begins further up</source>
        <translation>… el documento empieza más arriba</translation>
    </message>
    <message>
        <source>the document goes on …</source>
        <translation>el documento continúa…</translation>
    </message>
</context>
<context>
    <name>StaffArea</name>
    <message>
        <source>Staff area</source>
        <translation>Área del personal</translation>
    </message>
    <message>
        <source>Lock and leave</source>
        <translation>Bloquear y salir</translation>
    </message>
    <message>
        <source>Health</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Why did it say that?</source>
        <translation>¿Por qué esa respuesta?</translation>
    </message>
    <message>
        <source>Unanswered</source>
        <translation>Sin respuesta</translation>
    </message>
    <message>
        <source>Figures and cost</source>
        <translation>Cifras y costes</translation>
    </message>
    <message>
        <source>Packs and audit</source>
        <translation>Paquetes y auditoría</translation>
    </message>
    <message>
        <source>Checks and log</source>
        <translation>Pruebas y registro</translation>
    </message>
</context>
<context>
    <name>StaffGate</name>
    <message>
        <source>Staff area</source>
        <translation>Área del personal</translation>
    </message>
    <message>
        <source>Enter your PIN</source>
        <translation>Introduzca su PIN</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
</context>
<context>
    <name>Stepper</name>
    <message>
        <source>%1: less</source>
        <translation>%1: menos</translation>
    </message>
    <message>
        <source>%1: more</source>
        <translation>%1: más</translation>
    </message>
</context>
<context>
    <name>SuggestionChip</name>
    <message>
        <source>Ask this</source>
        <translation>Preguntar esto</translation>
    </message>
</context>
<context>
    <name>Suggestions</name>
    <message>
        <source>People ask</source>
        <translation>La gente pregunta</translation>
    </message>
</context>
<context>
    <name>SystemPage</name>
    <message>
        <source>Packs and audit</source>
        <translation>Paquetes y auditoría</translation>
    </message>
    <message>
        <source>What this kiosk serves; another takes over when nobody is there</source>
        <translation>Lo que sirve este equipo; otro lo releva cuando no hay nadie</translation>
    </message>
    <message>
        <source>The audit: every entry chained, signed and on disk</source>
        <translation>La auditoría: cada entrada encadenada, firmada y en disco</translation>
    </message>
    <message>
        <source>Check every entry</source>
        <translation>Comprobar todo</translation>
    </message>
    <message>
        <source>%1 entries</source>
        <translation>%1 entradas</translation>
    </message>
    <message>
        <source>Nothing was edited, removed or added.</source>
        <translation>Nada se ha cambiado, quitado ni añadido.</translation>
    </message>
    <message>
        <source>Keep the file and tell whoever answers for this kiosk.</source>
        <translation>Guarde el archivo y avise al responsable.</translation>
    </message>
</context>
<context>
    <name>TalkButton</name>
    <message>
        <source>Speak your question. Space on the keyboard does the same.</source>
        <translation>Diga su pregunta. La barra espaciadora hace lo mismo.</translation>
    </message>
</context>
<context>
    <name>TimesChart</name>
    <message>
        <source>Slowest: %1 seconds</source>
        <translation>El más lento: %1 segundos</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Tandem Kiosk</source>
        <translation>Tandem Kiosk</translation>
    </message>
</context>
<context>
    <name>TrustBadge</name>
    <message>
        <source>Microphone on</source>
        <translation>Micrófono activo</translation>
    </message>
    <message>
        <source>Camera sees movement</source>
        <translation>La cámara ve movimiento</translation>
    </message>
    <message>
        <source>%1. %2.</source>
        <translation>%1. %2.</translation>
    </message>
</context>
<context>
    <name>TurnCard</name>
    <message>
        <source>Why did it say that?</source>
        <translation>¿Por qué esa respuesta?</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
</context>
<context>
    <name>TurnsPage</name>
    <message>
        <source>Turns</source>
        <translation>Turnos</translation>
    </message>
    <message>
        <source>No turn has been recorded yet.</source>
        <translation>Aún no hay turnos registrados.</translation>
    </message>
</context>
<context>
    <name>Viewfinder</name>
    <message>
        <source>Held picture</source>
        <translation>Imagen fijada</translation>
    </message>
    <message>
        <source>Live picture of the camera</source>
        <translation>Imagen en directo</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>Fija</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>En directo</translation>
    </message>
</context>
<context>
    <name>WelcomeScene</name>
    <message>
        <source>You are talking to an AI</source>
        <translation>Habla con una IA</translation>
    </message>
    <message>
        <source>How can I help?</source>
        <translation>¿En qué puedo ayudar?</translation>
    </message>
    <message>
        <source>Touch the button and ask, or type.</source>
        <translation>Toque el botón y pregunte, o escriba.</translation>
    </message>
</context>
<context>
    <name>WhyPanel</name>
    <message>
        <source>Why did it say that?</source>
        <translation>¿Por qué esa respuesta?</translation>
    </message>
    <message>
        <source>Who answered, and why</source>
        <translation>Quién respondió y por qué</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Lo encontrado</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>Nada</translation>
    </message>
    <message>
        <source>How each sentence was checked</source>
        <translation>Cómo se comprobó cada frase</translation>
    </message>
    <message>
        <source>No sentence was said</source>
        <translation>No se dijo ninguna frase</translation>
    </message>
    <message>
        <source>What left the machine</source>
        <translation>Lo que salió del equipo</translation>
    </message>
    <message>
        <source>What worked worse</source>
        <translation>Lo que fue peor</translation>
    </message>
</context>
</TS>
