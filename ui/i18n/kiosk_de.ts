<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>ApprovalSheet</name>
    <message>
        <source>Nothing happens before you say yes</source>
        <translation>Ohne Ihr Ja geschieht nichts</translation>
    </message>
    <message>
        <source>A member of staff enters the PIN</source>
        <translation>Eine Fachkraft gibt die PIN ein</translation>
    </message>
    <message>
        <source>Enter the code on your receipt</source>
        <translation>Geben Sie den Code vom Kassenbon ein</translation>
    </message>
    <message>
        <source>No, don’t</source>
        <translation>Nein, nicht</translation>
    </message>
    <message>
        <source>Yes, do it</source>
        <translation>Ja, machen</translation>
    </message>
</context>
<context>
    <name>AskChip</name>
    <message>
        <source>Ask this</source>
        <translation>Das fragen</translation>
    </message>
</context>
<context>
    <name>AttractScene</name>
    <message>
        <source>Touch anywhere to begin</source>
        <translation>Tippen Sie irgendwo, um zu beginnen</translation>
    </message>
    <message>
        <source>Ask me</source>
        <translation>Fragen Sie mich</translation>
    </message>
    <message>
        <source>The camera sees only that somebody moves. No picture is kept.</source>
        <translation>Die Kamera sieht nur, dass sich jemand bewegt. Es wird kein Bild behalten.</translation>
    </message>
</context>
<context>
    <name>CameraScene</name>
    <message>
        <source>Show me what it is about</source>
        <translation>Zeigen Sie mir, worum es geht</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Neu ansehen</translation>
    </message>
    <message>
        <source>Hold the picture</source>
        <translation>Bild festhalten</translation>
    </message>
    <message>
        <source>Close camera</source>
        <translation>Kamera schließen</translation>
    </message>
    <message>
        <source>The picture stays on this device and is dropped after the answer.</source>
        <translation>Das Bild bleibt auf diesem Gerät und wird nach der Antwort verworfen.</translation>
    </message>
</context>
<context>
    <name>Caption</name>
    <message>
        <source>You asked: %1</source>
        <translation>Sie fragten: %1</translation>
    </message>
</context>
<context>
    <name>ChecksPage</name>
    <message>
        <source>Checks and log</source>
        <translation>Prüfungen und Log</translation>
    </message>
    <message>
        <source>What happens when the cloud, the money, the microphone or the disk goes</source>
        <translation>Was geschieht, wenn Cloud, Geld, Mikrofon oder Platte ausfallen</translation>
    </message>
    <message>
        <source>Pulling plugs…</source>
        <translation>Stecker werden gezogen …</translation>
    </message>
    <message>
        <source>Pull the plugs</source>
        <translation>Stecker ziehen</translation>
    </message>
    <message>
        <source>Play a sound</source>
        <translation>Ton abspielen</translation>
    </message>
    <message>
        <source>Look through the camera</source>
        <translation>Durch die Kamera sehen</translation>
    </message>
    <message>
        <source>The log, newest first; nothing that was said, no keys</source>
        <translation>Das Log, Neuestes zuerst; nichts Gesagtes, keine Schlüssel</translation>
    </message>
</context>
<context>
    <name>CodePad</name>
    <message numerus="yes">
        <source>%n character(s) entered</source>
        <translation>
            <numerusform>%n Zeichen eingegeben</numerusform>
            <numerusform>%n Zeichen eingegeben</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Bestätigen</translation>
    </message>
</context>
<context>
    <name>CodeSheet</name>
    <message>
        <source>Take it with you</source>
        <translation>Zum Mitnehmen</translation>
    </message>
    <message>
        <source>Code to scan with your telephone: %1</source>
        <translation>Code zum Scannen mit dem Telefon: %1</translation>
    </message>
    <message>
        <source>Point your telephone’s camera at it. The kiosk keeps no copy.</source>
        <translation>Richten Sie die Kamera Ihres Telefons darauf. Hier bleibt keine Kopie.</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
</context>
<context>
    <name>ComfortSheet</name>
    <message>
        <source>Settings for you</source>
        <translation>Einstellungen für Sie</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Farben</translation>
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
        <source>High contrast</source>
        <translation>Hoher Kontrast</translation>
    </message>
    <message>
        <source>Speak</source>
        <translation>Sprechen</translation>
    </message>
    <message>
        <source>Touch, then talk</source>
        <translation>Tippen, dann sprechen</translation>
    </message>
    <message>
        <source>Hold while talking</source>
        <translation>Beim Sprechen halten</translation>
    </message>
    <message>
        <source>Keep listening</source>
        <translation>Weiter zuhören</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>Schriftgröße</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>Lautstärke</translation>
    </message>
    <message>
        <source>Speech rate</source>
        <translation>Sprechtempo</translation>
    </message>
    <message>
        <source>Read the screen aloud</source>
        <translation>Bildschirm vorlesen</translation>
    </message>
    <message>
        <source>Less motion</source>
        <translation>Weniger Bewegung</translation>
    </message>
</context>
<context>
    <name>Consents</name>
    <message>
        <source>What I may use</source>
        <translation>Was ich nutzen darf</translation>
    </message>
</context>
<context>
    <name>ConversationScene</name>
    <message>
        <source>Conversation</source>
        <translation>Gespräch</translation>
    </message>
    <message>
        <source>From the documents</source>
        <translation>Aus den Unterlagen</translation>
    </message>
</context>
<context>
    <name>Countdown</name>
    <message numerus="yes">
        <source>Counts for %n minute(s)</source>
        <translation>
            <numerusform>Gilt noch %n Minute</numerusform>
            <numerusform>Gilt noch %n Minuten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Counts for %n second(s)</source>
        <translation>
            <numerusform>Gilt noch %n Sekunde</numerusform>
            <numerusform>Gilt noch %n Sekunden</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Dock</name>
    <message>
        <source>Go on, I’m listening</source>
        <translation>Sprechen Sie weiter, ich höre</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Anpassen</translation>
    </message>
    <message>
        <source>Show an item</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Call staff</source>
        <translation>Hilfe rufen</translation>
    </message>
    <message>
        <source>Start over</source>
        <translation>Von vorn</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stopp</translation>
    </message>
</context>
<context>
    <name>ExpirySheet</name>
    <message>
        <source>Are you still there?</source>
        <translation>Sind Sie noch da?</translation>
    </message>
    <message numerus="yes">
        <source>Everything you asked is deleted in %n second(s).</source>
        <translation>
            <numerusform>Alles, was Sie gefragt haben, wird in %n Sekunde gelöscht.</numerusform>
            <numerusform>Alles, was Sie gefragt haben, wird in %n Sekunden gelöscht.</numerusform>
        </translation>
    </message>
    <message>
        <source>I’m still here</source>
        <translation>Ich bin noch da</translation>
    </message>
    <message>
        <source>Finish now</source>
        <translation>Jetzt beenden</translation>
    </message>
</context>
<context>
    <name>FarewellScene</name>
    <message>
        <source>What you said</source>
        <translation>Was Sie gesagt haben</translation>
    </message>
    <message>
        <source>What you typed and showed</source>
        <translation>Was Sie getippt und gezeigt haben</translation>
    </message>
    <message>
        <source>Answers and cards</source>
        <translation>Antworten und Karten</translation>
    </message>
    <message>
        <source>Your settings</source>
        <translation>Ihre Einstellungen</translation>
    </message>
    <message>
        <source>Thank you. Everything of your visit was deleted.</source>
        <translation>Danke. Alles von Ihrem Besuch wurde gelöscht.</translation>
    </message>
    <message>
        <source>Thank you</source>
        <translation>Vielen Dank</translation>
    </message>
    <message>
        <source>Nothing of your visit stays here.</source>
        <translation>Von Ihrem Besuch bleibt hier nichts.</translation>
    </message>
    <message>
        <source>%1: deleted</source>
        <translation>%1: gelöscht</translation>
    </message>
</context>
<context>
    <name>FiguresPage</name>
    <message>
        <source>Figures and cost</source>
        <translation>Zahlen und Kosten</translation>
    </message>
    <message>
        <source>How the last %1 turns ended</source>
        <translation>Wie die letzten %1 Runden endeten</translation>
    </message>
    <message>
        <source>Time to the whole answer, newest last</source>
        <translation>Zeit bis zur ganzen Antwort, neueste zuletzt</translation>
    </message>
    <message>
        <source>Cloud today: %1 US dollars</source>
        <translation>Cloud heute: %1 US-Dollar</translation>
    </message>
    <message>
        <source>No cloud tier is in use.</source>
        <translation>Keine Cloud-Stufe ist in Gebrauch.</translation>
    </message>
    <message>
        <source>Shut down on %1; choose another model before that.</source>
        <translation>Wird am %1 abgeschaltet; vorher ein anderes Modell wählen.</translation>
    </message>
</context>
<context>
    <name>HealthLine</name>
    <message>
        <source>Fine</source>
        <translation>In Ordnung</translation>
    </message>
    <message>
        <source>Broken</source>
        <translation>Defekt</translation>
    </message>
    <message>
        <source>Look at it</source>
        <translation>Bitte ansehen</translation>
    </message>
</context>
<context>
    <name>HealthPage</name>
    <message>
        <source>Health</source>
        <translation>Zustand</translation>
    </message>
</context>
<context>
    <name>JobsScene</name>
    <message>
        <source>Your jobs</source>
        <translation>Ihre Aufträge</translation>
    </message>
</context>
<context>
    <name>Languages</name>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
</context>
<context>
    <name>ListeningScene</name>
    <message>
        <source>You can also ask</source>
        <translation>Sie können auch fragen</translation>
    </message>
    <message>
        <source>Go ahead, I’m listening…</source>
        <translation>Bitte, ich höre zu …</translation>
    </message>
</context>
<context>
    <name>LogLine</name>
    <message>
        <source>Warning</source>
        <translation>Warnung</translation>
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
        <translation>Sie sprechen mit einer KI</translation>
    </message>
    <message>
        <source>Are you still there?</source>
        <translation>Sind Sie noch da?</translation>
    </message>
    <message>
        <source>Thank you. Everything of your visit was deleted.</source>
        <translation>Danke. Alles von Ihrem Besuch wurde gelöscht.</translation>
    </message>
    <message>
        <source>The screen is read aloud. Tab moves on, Enter chooses, F4 repeats, F3 stops and goes on.</source>
        <translation>Der Bildschirm wird vorgelesen. Tabulator geht weiter, Eingabe wählt, F4 wiederholt, F3 hält an und liest weiter.</translation>
    </message>
    <message>
        <source>chosen</source>
        <translation>gewählt</translation>
    </message>
</context>
<context>
    <name>NextQuestions</name>
    <message>
        <source>Ask next</source>
        <translation>Als Nächstes fragen</translation>
    </message>
</context>
<context>
    <name>OpenQuestionCard</name>
    <message numerus="yes">
        <source>asked %n time(s)</source>
        <translation>
            <numerusform>%n-mal gefragt</numerusform>
            <numerusform>%n-mal gefragt</numerusform>
        </translation>
    </message>
    <message>
        <source>The answer in one line</source>
        <translation>Die Antwort in einer Zeile</translation>
    </message>
    <message>
        <source>Leave it out</source>
        <translation>Weglassen</translation>
    </message>
</context>
<context>
    <name>PlanPanel</name>
    <message>
        <source>The plan</source>
        <translation>Der Plan</translation>
    </message>
</context>
<context>
    <name>PlanStepItem</name>
    <message>
        <source>Step %1: %2. %3</source>
        <translation>Schritt %1: %2. %3</translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>Weglassen</translation>
    </message>
    <message>
        <source>Leave out step %1</source>
        <translation>Schritt %1 weglassen</translation>
    </message>
</context>
<context>
    <name>ProblemScene</name>
    <message>
        <source>For our staff: %1</source>
        <translation>Für unser Personal: %1</translation>
    </message>
</context>
<context>
    <name>ProcedureScene</name>
    <message>
        <source>Step %1 of %2</source>
        <translation>Schritt %1 von %2</translation>
    </message>
    <message>
        <source>Safety</source>
        <translation>Sicherheit</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>I have done this safely</source>
        <translation>Sicher erledigt</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>Abschließen</translation>
    </message>
    <message>
        <source>Done, next step</source>
        <translation>Erledigt, weiter</translation>
    </message>
    <message>
        <source>Where it stands</source>
        <translation>Wo es steht</translation>
    </message>
</context>
<context>
    <name>Provenance</name>
    <message>
        <source>Thank you</source>
        <translation>Vielen Dank</translation>
    </message>
    <message>
        <source>Helpful</source>
        <translation>Hilfreich</translation>
    </message>
    <message>
        <source>Noted</source>
        <translation>Vermerkt</translation>
    </message>
    <message>
        <source>Not helpful</source>
        <translation>Nicht hilfreich</translation>
    </message>
</context>
<context>
    <name>QuestionField</name>
    <message>
        <source>Type your question</source>
        <translation>Frage eintippen</translation>
    </message>
    <message>
        <source>Enter sends it</source>
        <translation>Eingabetaste sendet</translation>
    </message>
    <message>
        <source>Send the question</source>
        <translation>Frage senden</translation>
    </message>
</context>
<context>
    <name>QuestionsPage</name>
    <message>
        <source>Unanswered</source>
        <translation>Unbeantwortet</translation>
    </message>
    <message>
        <source>One line from you, and the kiosk answers it as soon as nobody is there.</source>
        <translation>Eine Zeile von Ihnen, und das Gerät beantwortet es, sobald niemand da ist.</translation>
    </message>
    <message>
        <source>Every question found its answer.</source>
        <translation>Jede Frage fand ihre Antwort.</translation>
    </message>
</context>
<context>
    <name>Say</name>
    <message>
        <source>Getting ready</source>
        <translation>Wird vorbereitet</translation>
    </message>
    <message>
        <source>Listening</source>
        <translation>Höre zu</translation>
    </message>
    <message>
        <source>Understanding</source>
        <translation>Verstehe</translation>
    </message>
    <message>
        <source>Looking it up</source>
        <translation>Schlage nach</translation>
    </message>
    <message>
        <source>Answering</source>
        <translation>Antworte</translation>
    </message>
    <message>
        <source>Speaking</source>
        <translation>Spreche</translation>
    </message>
    <message>
        <source>Something went wrong</source>
        <translation>Etwas ist schiefgegangen</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Bereit</translation>
    </message>
    <message>
        <source>No microphone: type instead</source>
        <translation>Kein Mikrofon: bitte tippen</translation>
    </message>
    <message>
        <source>I’m listening</source>
        <translation>Ich höre zu</translation>
    </message>
    <message>
        <source>One moment</source>
        <translation>Einen Moment</translation>
    </message>
    <message>
        <source>Touch to ask again</source>
        <translation>Tippen für neue Frage</translation>
    </message>
    <message>
        <source>Hold and talk</source>
        <translation>Halten und sprechen</translation>
    </message>
    <message>
        <source>Touch to talk</source>
        <translation>Tippen und sprechen</translation>
    </message>
    <message>
        <source>Quoted</source>
        <translation>Zitiert</translation>
    </message>
    <message>
        <source>Store policy</source>
        <translation>Hausregel</translation>
    </message>
    <message>
        <source>Looked up now</source>
        <translation>Gerade nachgesehen</translation>
    </message>
    <message>
        <source>In other words</source>
        <translation>Sinngemäß</translation>
    </message>
    <message>
        <source>Cloud</source>
        <translation>Cloud</translation>
    </message>
    <message>
        <source>A colleague</source>
        <translation>Kollegin oder Kollege</translation>
    </message>
    <message>
        <source>On this device</source>
        <translation>Auf diesem Gerät</translation>
    </message>
    <message>
        <source>Answered with the cloud</source>
        <translation>Mit der Cloud beantwortet</translation>
    </message>
    <message>
        <source>Answered by a colleague</source>
        <translation>Von einem Menschen beantwortet</translation>
    </message>
    <message>
        <source>Answered on this device</source>
        <translation>Auf diesem Gerät beantwortet</translation>
    </message>
    <message>
        <source>nothing left this machine</source>
        <translation>nichts hat es verlassen</translation>
    </message>
    <message>
        <source>%1 bytes left this machine</source>
        <translation>%1 Bytes haben das Gerät verlassen</translation>
    </message>
    <message>
        <source>%1 kB left this machine</source>
        <translation>%1 kB haben das Gerät verlassen</translation>
    </message>
    <message>
        <source>Not in the store’s documents</source>
        <translation>Steht nicht in den Unterlagen</translation>
    </message>
    <message>
        <source>Not something I can help with here</source>
        <translation>Dabei kann ich hier nicht helfen</translation>
    </message>
    <message>
        <source>Handed to a colleague</source>
        <translation>An einen Menschen übergeben</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>Beantwortet</translation>
    </message>
    <message>
        <source>Not in the documents</source>
        <translation>Nicht in den Unterlagen</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>Handed to staff</source>
        <translation>An Personal übergeben</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Cloud, standard</source>
        <translation>Cloud, Standard</translation>
    </message>
    <message>
        <source>Cloud, premium</source>
        <translation>Cloud, Premium</translation>
    </message>
    <message>
        <source>House rules</source>
        <translation>Hausregeln</translation>
    </message>
    <message>
        <source>%1 · page %2</source>
        <translation>%1 · Seite %2</translation>
    </message>
    <message>
        <source>Page %1</source>
        <translation>Seite %1</translation>
    </message>
    <message>
        <source>Sold out</source>
        <translation>Ausverkauft</translation>
    </message>
    <message>
        <source>%1 in stock</source>
        <translation>%1 vorrätig</translation>
    </message>
    <message>
        <source>Waits for your yes</source>
        <translation>Wartet auf Ihr Ja</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Saved, sent as soon as possible</source>
        <translation>Gesichert, wird baldmöglichst gesendet</translation>
    </message>
    <message>
        <source>Did not work</source>
        <translation>Hat nicht geklappt</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>Zurückgenommen</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Weggelassen</translation>
    </message>
    <message>
        <source>To do</source>
        <translation>Offen</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Begonnen</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Offen</translation>
    </message>
    <message>
        <source>A colleague is on the way</source>
        <translation>Hilfe ist unterwegs</translation>
    </message>
    <message>
        <source>Nobody came yet, so I called again</source>
        <translation>Noch niemand da, ich habe erneut gerufen</translation>
    </message>
    <message>
        <source>Please ask at the service desk</source>
        <translation>Bitte fragen Sie am Serviceschalter</translation>
    </message>
    <message>
        <source>A colleague was called</source>
        <translation>Hilfe wurde gerufen</translation>
    </message>
    <message>
        <source>Microphone</source>
        <translation>Mikrofon</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Kamera</translation>
    </message>
    <message>
        <source>Help from the cloud</source>
        <translation>Hilfe aus der Cloud</translation>
    </message>
    <message>
        <source>Remember this talk</source>
        <translation>Gespräch merken</translation>
    </message>
    <message>
        <source>It is too dark. Turn it to the light.</source>
        <translation>Es ist zu dunkel. Drehen Sie es zum Licht.</translation>
    </message>
    <message>
        <source>It is too bright. Tilt it a little.</source>
        <translation>Es ist zu hell. Kippen Sie es etwas.</translation>
    </message>
    <message>
        <source>Hold it still for a moment.</source>
        <translation>Bitte einen Moment stillhalten.</translation>
    </message>
    <message>
        <source>A little further away, please.</source>
        <translation>Bitte etwas weiter weg.</translation>
    </message>
    <message>
        <source>A little closer, please.</source>
        <translation>Bitte etwas näher.</translation>
    </message>
    <message>
        <source>I am reading it…</source>
        <translation>Ich lese es …</translation>
    </message>
    <message>
        <source>I know this one. Ask your question.</source>
        <translation>Das kenne ich. Stellen Sie Ihre Frage.</translation>
    </message>
    <message>
        <source>Now ask your question about it.</source>
        <translation>Stellen Sie nun Ihre Frage dazu.</translation>
    </message>
    <message>
        <source>Hold the label, the code or the display in front of the camera.</source>
        <translation>Halten Sie Etikett, Code oder Anzeige vor die Kamera.</translation>
    </message>
    <message>
        <source>The voice does not work now; the answer is on the screen.</source>
        <translation>Die Stimme fällt gerade aus; die Antwort steht auf dem Bildschirm.</translation>
    </message>
    <message>
        <source>The microphone is not there; please type.</source>
        <translation>Das Mikrofon fehlt; bitte tippen Sie.</translation>
    </message>
    <message>
        <source>A translation was not exact; you see the original.</source>
        <translation>Eine Übersetzung war nicht genau; Sie sehen das Original.</translation>
    </message>
    <message>
        <source>I could not understand you</source>
        <translation>Ich habe Sie nicht verstanden</translation>
    </message>
    <message>
        <source>The voice does not work</source>
        <translation>Die Stimme funktioniert nicht</translation>
    </message>
    <message>
        <source>Something went wrong inside the kiosk</source>
        <translation>Im Gerät ist etwas schiefgegangen</translation>
    </message>
    <message>
        <source>Ask once more in a moment, or type your question.</source>
        <translation>Fragen Sie gleich noch einmal, oder tippen Sie Ihre Frage.</translation>
    </message>
    <message>
        <source>The answer stands on the screen.</source>
        <translation>Die Antwort steht auf dem Bildschirm.</translation>
    </message>
    <message>
        <source>Please try again.</source>
        <translation>Bitte versuchen Sie es noch einmal.</translation>
    </message>
</context>
<context>
    <name>Scroller</name>
    <message>
        <source>Page</source>
        <translation>Seite</translation>
    </message>
</context>
<context>
    <name>Sentence</name>
    <message>
        <source>Speaking</source>
        <translation>Spreche</translation>
    </message>
    <message>
        <source>translated from %1</source>
        <translation>übersetzt aus: %1</translation>
    </message>
</context>
<context>
    <name>SheetLine</name>
    <message>
        <source>not filled yet</source>
        <translation>noch leer</translation>
    </message>
    <message>
        <source>Asked now</source>
        <translation>Jetzt gefragt</translation>
    </message>
    <message>
        <source>Please check</source>
        <translation>Bitte prüfen</translation>
    </message>
</context>
<context>
    <name>SheetScene</name>
    <message>
        <source>Job sheet %1</source>
        <translation>Auftragsblatt %1</translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s)</source>
        <translation>
            <numerusform>%n Foto</numerusform>
            <numerusform>%n Fotos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SourceCard</name>
    <message>
        <source>Source %1: %2, %3. %4</source>
        <translation>Quelle %1: %2, %3. %4</translation>
    </message>
    <message>
        <source>Read the whole passage</source>
        <translation>Ganze Stelle lesen</translation>
    </message>
</context>
<context>
    <name>SourceNumber</name>
    <message>
        <source>Source %1</source>
        <translation>Quelle %1</translation>
    </message>
</context>
<context>
    <name>SourcePanel</name>
    <message>
        <source>Found in the documents</source>
        <translation>In den Unterlagen gefunden</translation>
    </message>
    <message>
        <source>From the documents</source>
        <translation>Aus den Unterlagen</translation>
    </message>
</context>
<context>
    <name>SourceReader</name>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>… the document begins further up</source>
        <translation>… das Dokument beginnt weiter oben</translation>
    </message>
    <message>
        <source>the document goes on …</source>
        <translation>das Dokument geht weiter …</translation>
    </message>
</context>
<context>
    <name>StaffArea</name>
    <message>
        <source>Staff area</source>
        <translation>Personalbereich</translation>
    </message>
    <message>
        <source>Lock and leave</source>
        <translation>Sperren</translation>
    </message>
    <message>
        <source>Health</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Why did it say that?</source>
        <translation>Warum diese Antwort?</translation>
    </message>
    <message>
        <source>Unanswered</source>
        <translation>Unbeantwortet</translation>
    </message>
    <message>
        <source>Figures and cost</source>
        <translation>Zahlen und Kosten</translation>
    </message>
    <message>
        <source>Packs and audit</source>
        <translation>Pakete und Protokoll</translation>
    </message>
    <message>
        <source>Checks and log</source>
        <translation>Prüfungen und Log</translation>
    </message>
</context>
<context>
    <name>StaffGate</name>
    <message>
        <source>Staff area</source>
        <translation>Personalbereich</translation>
    </message>
    <message>
        <source>Enter your PIN</source>
        <translation>PIN eingeben</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
</context>
<context>
    <name>Stepper</name>
    <message>
        <source>%1: less</source>
        <translation>%1: weniger</translation>
    </message>
    <message>
        <source>%1: more</source>
        <translation>%1: mehr</translation>
    </message>
</context>
<context>
    <name>SuggestionChip</name>
    <message>
        <source>Ask this</source>
        <translation>Das fragen</translation>
    </message>
</context>
<context>
    <name>Suggestions</name>
    <message>
        <source>People ask</source>
        <translation>Oft gefragt</translation>
    </message>
</context>
<context>
    <name>SystemPage</name>
    <message>
        <source>Packs and audit</source>
        <translation>Pakete und Protokoll</translation>
    </message>
    <message>
        <source>What this kiosk serves; another takes over when nobody is there</source>
        <translation>Was dieses Gerät anbietet; ein anderes Paket übernimmt, wenn niemand da ist</translation>
    </message>
    <message>
        <source>The audit: every entry chained, signed and on disk</source>
        <translation>Das Protokoll: jeder Eintrag verkettet, signiert, gespeichert</translation>
    </message>
    <message>
        <source>Check every entry</source>
        <translation>Alle Einträge prüfen</translation>
    </message>
    <message>
        <source>%1 entries</source>
        <translation>%1 Einträge</translation>
    </message>
    <message>
        <source>Nothing was edited, removed or added.</source>
        <translation>Nichts wurde geändert, entfernt oder hinzugefügt.</translation>
    </message>
    <message>
        <source>Keep the file and tell whoever answers for this kiosk.</source>
        <translation>Bewahren Sie die Datei auf und melden Sie es den Verantwortlichen.</translation>
    </message>
</context>
<context>
    <name>TalkButton</name>
    <message>
        <source>Speak your question. Space on the keyboard does the same.</source>
        <translation>Sprechen Sie Ihre Frage. Die Leertaste tut dasselbe.</translation>
    </message>
</context>
<context>
    <name>TimesChart</name>
    <message>
        <source>Slowest: %1 seconds</source>
        <translation>Am langsamsten: %1 Sekunden</translation>
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
        <translation>Mikrofon an</translation>
    </message>
    <message>
        <source>Camera sees movement</source>
        <translation>Kamera sieht Bewegung</translation>
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
        <translation>Warum diese Antwort?</translation>
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
        <translation>Runden</translation>
    </message>
    <message>
        <source>No turn has been recorded yet.</source>
        <translation>Noch ist keine Runde aufgezeichnet.</translation>
    </message>
</context>
<context>
    <name>Viewfinder</name>
    <message>
        <source>Held picture</source>
        <translation>Festgehaltenes Bild</translation>
    </message>
    <message>
        <source>Live picture of the camera</source>
        <translation>Livebild der Kamera</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>Gehalten</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>Live</translation>
    </message>
</context>
<context>
    <name>WelcomeScene</name>
    <message>
        <source>You are talking to an AI</source>
        <translation>Sie sprechen mit einer KI</translation>
    </message>
    <message>
        <source>How can I help?</source>
        <translation>Wie kann ich helfen?</translation>
    </message>
    <message>
        <source>Touch the button and ask, or type.</source>
        <translation>Tippen Sie auf den Knopf und fragen Sie, oder schreiben Sie.</translation>
    </message>
</context>
<context>
    <name>WhyPanel</name>
    <message>
        <source>Why did it say that?</source>
        <translation>Warum diese Antwort?</translation>
    </message>
    <message>
        <source>Who answered, and why</source>
        <translation>Wer antwortete und warum</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Was gefunden wurde</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>Nichts</translation>
    </message>
    <message>
        <source>How each sentence was checked</source>
        <translation>Wie jeder Satz geprüft wurde</translation>
    </message>
    <message>
        <source>No sentence was said</source>
        <translation>Kein Satz wurde gesagt</translation>
    </message>
    <message>
        <source>What left the machine</source>
        <translation>Was das Gerät verließ</translation>
    </message>
    <message>
        <source>What worked worse</source>
        <translation>Was schlechter lief</translation>
    </message>
</context>
</TS>
