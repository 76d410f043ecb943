<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>ApprovalSheet</name>
    <message>
        <source>Nothing happens before you say yes</source>
        <translation>Rien ne se fait sans votre accord</translation>
    </message>
    <message>
        <source>A member of staff enters the PIN</source>
        <translation>Un membre du personnel saisit le code</translation>
    </message>
    <message>
        <source>Enter the code on your receipt</source>
        <translation>Saisissez le code de votre ticket</translation>
    </message>
    <message>
        <source>No, don’t</source>
        <translation>Non, annuler</translation>
    </message>
    <message>
        <source>Yes, do it</source>
        <translation>Oui, faites-le</translation>
    </message>
</context>
<context>
    <name>AskChip</name>
    <message>
        <source>Ask this</source>
        <translation>Poser cette question</translation>
    </message>
</context>
<context>
    <name>AttractScene</name>
    <message>
        <source>Touch anywhere to begin</source>
        <translation>Touchez l’écran pour commencer</translation>
    </message>
    <message>
        <source>Ask me</source>
        <translation>Demandez-moi</translation>
    </message>
    <message>
        <source>The camera sees only that somebody moves. No picture is kept.</source>
        <translation>La caméra voit seulement que quelqu&apos;un bouge. Aucune image n&apos;est gardée.</translation>
    </message>
</context>
<context>
    <name>CameraScene</name>
    <message>
        <source>Show me what it is about</source>
        <translation>Montrez-moi de quoi il s’agit</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Regarder encore</translation>
    </message>
    <message>
        <source>Hold the picture</source>
        <translation>Figer l’image</translation>
    </message>
    <message>
        <source>Close camera</source>
        <translation>Fermer la caméra</translation>
    </message>
    <message>
        <source>The picture stays on this device and is dropped after the answer.</source>
        <translation>L’image reste sur cet appareil et est effacée après la réponse.</translation>
    </message>
</context>
<context>
    <name>Caption</name>
    <message>
        <source>You asked: %1</source>
        <translation>Vous avez demandé : %1</translation>
    </message>
</context>
<context>
    <name>ChecksPage</name>
    <message>
        <source>Checks and log</source>
        <translation>Contrôles et journal</translation>
    </message>
    <message>
        <source>What happens when the cloud, the money, the microphone or the disk goes</source>
        <translation>Ce qui se passe sans nuage, sans budget, sans micro ou sans disque</translation>
    </message>
    <message>
        <source>Pulling plugs…</source>
        <translation>Débranchement…</translation>
    </message>
    <message>
        <source>Pull the plugs</source>
        <translation>Tout débrancher</translation>
    </message>
    <message>
        <source>Play a sound</source>
        <translation>Jouer un son</translation>
    </message>
    <message>
        <source>Look through the camera</source>
        <translation>Regarder par la caméra</translation>
    </message>
    <message>
        <source>The log, newest first; nothing that was said, no keys</source>
        <translation>Le journal, du plus récent ; rien de ce qui a été dit, aucune clé</translation>
    </message>
</context>
<context>
    <name>CodePad</name>
    <message numerus="yes">
        <source>%n character(s) entered</source>
        <translation>
            <numerusform>%n caractère saisi</numerusform>
            <numerusform>%n caractères saisis</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Effacer</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Valider</translation>
    </message>
</context>
<context>
    <name>CodeSheet</name>
    <message>
        <source>Take it with you</source>
        <translation>À emporter</translation>
    </message>
    <message>
        <source>Code to scan with your telephone: %1</source>
        <translation>Code à scanner avec votre téléphone : %1</translation>
    </message>
    <message>
        <source>Point your telephone’s camera at it. The kiosk keeps no copy.</source>
        <translation>Visez-le avec votre téléphone. La borne n’en garde pas de copie.</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Terminé</translation>
    </message>
</context>
<context>
    <name>ComfortSheet</name>
    <message>
        <source>Settings for you</source>
        <translation>Vos réglages</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Terminé</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Couleurs</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Clair</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Sombre</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Contraste élevé</translation>
    </message>
    <message>
        <source>Speak</source>
        <translation>Parler</translation>
    </message>
    <message>
        <source>Touch, then talk</source>
        <translation>Toucher puis parler</translation>
    </message>
    <message>
        <source>Hold while talking</source>
        <translation>Maintenir en parlant</translation>
    </message>
    <message>
        <source>Keep listening</source>
        <translation>Écouter en continu</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>Taille du texte</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>Volume</translation>
    </message>
    <message>
        <source>Speech rate</source>
        <translation>Vitesse de la voix</translation>
    </message>
    <message>
        <source>Read the screen aloud</source>
        <translation>Lire l’écran à voix haute</translation>
    </message>
    <message>
        <source>Less motion</source>
        <translation>Moins de mouvement</translation>
    </message>
</context>
<context>
    <name>Consents</name>
    <message>
        <source>What I may use</source>
        <translation>Ce que je peux utiliser</translation>
    </message>
</context>
<context>
    <name>ConversationScene</name>
    <message>
        <source>Conversation</source>
        <translation>Conversation</translation>
    </message>
    <message>
        <source>From the documents</source>
        <translation>Dans les documents</translation>
    </message>
</context>
<context>
    <name>Countdown</name>
    <message numerus="yes">
        <source>Counts for %n minute(s)</source>
        <translation>
            <numerusform>Valable %n minute</numerusform>
            <numerusform>Valable %n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Counts for %n second(s)</source>
        <translation>
            <numerusform>Valable %n seconde</numerusform>
            <numerusform>Valable %n secondes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Dock</name>
    <message>
        <source>Go on, I’m listening</source>
        <translation>Continuez, j’écoute</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Réglages</translation>
    </message>
    <message>
        <source>Show an item</source>
        <translation>Montrer</translation>
    </message>
    <message>
        <source>Call staff</source>
        <translation>Appeler</translation>
    </message>
    <message>
        <source>Start over</source>
        <translation>Recommencer</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Arrêter</translation>
    </message>
</context>
<context>
    <name>ExpirySheet</name>
    <message>
        <source>Are you still there?</source>
        <translation>Êtes-vous toujours là ?</translation>
    </message>
    <message numerus="yes">
        <source>Everything you asked is deleted in %n second(s).</source>
        <translation>
            <numerusform>Tout ce que vous avez demandé sera effacé dans %n seconde.</numerusform>
            <numerusform>Tout ce que vous avez demandé sera effacé dans %n secondes.</numerusform>
        </translation>
    </message>
    <message>
        <source>I’m still here</source>
        <translation>Je suis là</translation>
    </message>
    <message>
        <source>Finish now</source>
        <translation>Terminer</translation>
    </message>
</context>
<context>
    <name>FarewellScene</name>
    <message>
        <source>What you said</source>
        <translation>Ce que vous avez dit</translation>
    </message>
    <message>
        <source>What you typed and showed</source>
        <translation>Ce que vous avez saisi et montré</translation>
    </message>
    <message>
        <source>Answers and cards</source>
        <translation>Réponses et fiches</translation>
    </message>
    <message>
        <source>Your settings</source>
        <translation>Vos réglages</translation>
    </message>
    <message>
        <source>Thank you. Everything of your visit was deleted.</source>
        <translation>Merci. Tout ce qui concerne votre visite a été effacé.</translation>
    </message>
    <message>
        <source>Thank you</source>
        <translation>Merci</translation>
    </message>
    <message>
        <source>Nothing of your visit stays here.</source>
        <translation>Rien de votre visite ne reste ici.</translation>
    </message>
    <message>
        <source>%1: deleted</source>
        <translation>%1 : effacé</translation>
    </message>
</context>
<context>
    <name>FiguresPage</name>
    <message>
        <source>Figures and cost</source>
        <translation>Chiffres et coûts</translation>
    </message>
    <message>
        <source>How the last %1 turns ended</source>
        <translation>Issue des %1 derniers échanges</translation>
    </message>
    <message>
        <source>Time to the whole answer, newest last</source>
        <translation>Temps jusqu’à la réponse complète, le plus récent à la fin</translation>
    </message>
    <message>
        <source>Cloud today: %1 US dollars</source>
        <translation>Cloud aujourd’hui : %1 dollars</translation>
    </message>
    <message>
        <source>No cloud tier is in use.</source>
        <translation>Aucun service cloud n’est utilisé.</translation>
    </message>
    <message>
        <source>Shut down on %1; choose another model before that.</source>
        <translation>Arrêt le %1 ; choisissez un autre modèle avant.</translation>
    </message>
</context>
<context>
    <name>HealthLine</name>
    <message>
        <source>Fine</source>
        <translation>Correct</translation>
    </message>
    <message>
        <source>Broken</source>
        <translation>En panne</translation>
    </message>
    <message>
        <source>Look at it</source>
        <translation>À vérifier</translation>
    </message>
</context>
<context>
    <name>HealthPage</name>
    <message>
        <source>Health</source>
        <translation>État</translation>
    </message>
</context>
<context>
    <name>JobsScene</name>
    <message>
        <source>Your jobs</source>
        <translation>Vos interventions</translation>
    </message>
</context>
<context>
    <name>Languages</name>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
</context>
<context>
    <name>ListeningScene</name>
    <message>
        <source>You can also ask</source>
        <translation>Vous pouvez aussi demander</translation>
    </message>
    <message>
        <source>Go ahead, I’m listening…</source>
        <translation>Allez-y, j’écoute…</translation>
    </message>
</context>
<context>
    <name>LogLine</name>
    <message>
        <source>Warning</source>
        <translation>Avertissement</translation>
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
        <translation>Vous parlez à une IA</translation>
    </message>
    <message>
        <source>Are you still there?</source>
        <translation>Êtes-vous toujours là ?</translation>
    </message>
    <message>
        <source>Thank you. Everything of your visit was deleted.</source>
        <translation>Merci. Tout ce qui concerne votre visite a été effacé.</translation>
    </message>
    <message>
        <source>The screen is read aloud. Tab moves on, Enter chooses, F4 repeats, F3 stops and goes on.</source>
        <translation>L’écran est lu à voix haute. Tabulation avance, Entrée choisit, F4 répète, F3 arrête et reprend.</translation>
    </message>
    <message>
        <source>chosen</source>
        <translation>choisi</translation>
    </message>
</context>
<context>
    <name>NextQuestions</name>
    <message>
        <source>Ask next</source>
        <translation>Question suivante</translation>
    </message>
</context>
<context>
    <name>OpenQuestionCard</name>
    <message numerus="yes">
        <source>asked %n time(s)</source>
        <translation>
            <numerusform>demandée %n fois</numerusform>
            <numerusform>demandée %n fois</numerusform>
        </translation>
    </message>
    <message>
        <source>The answer in one line</source>
        <translation>La réponse en une ligne</translation>
    </message>
    <message>
        <source>Leave it out</source>
        <translation>Écarter</translation>
    </message>
</context>
<context>
    <name>PlanPanel</name>
    <message>
        <source>The plan</source>
        <translation>Le plan</translation>
    </message>
</context>
<context>
    <name>PlanStepItem</name>
    <message>
        <source>Step %1: %2. %3</source>
        <translation>Étape %1 : %2. %3</translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>Leave out step %1</source>
        <translation>Retirer l’étape %1</translation>
    </message>
</context>
<context>
    <name>ProblemScene</name>
    <message>
        <source>For our staff: %1</source>
        <translation>Pour le personnel : %1</translation>
    </message>
</context>
<context>
    <name>ProcedureScene</name>
    <message>
        <source>Step %1 of %2</source>
        <translation>Étape %1 sur %2</translation>
    </message>
    <message>
        <source>Safety</source>
        <translation>Sécurité</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>I have done this safely</source>
        <translation>Fait en sécurité</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>Terminer</translation>
    </message>
    <message>
        <source>Done, next step</source>
        <translation>Fait, étape suivante</translation>
    </message>
    <message>
        <source>Where it stands</source>
        <translation>Où c’est écrit</translation>
    </message>
</context>
<context>
    <name>Provenance</name>
    <message>
        <source>Thank you</source>
        <translation>Merci</translation>
    </message>
    <message>
        <source>Helpful</source>
        <translation>Utile</translation>
    </message>
    <message>
        <source>Noted</source>
        <translation>Noté</translation>
    </message>
    <message>
        <source>Not helpful</source>
        <translation>Pas utile</translation>
    </message>
</context>
<context>
    <name>QuestionField</name>
    <message>
        <source>Type your question</source>
        <translation>Écrivez votre question</translation>
    </message>
    <message>
        <source>Enter sends it</source>
        <translation>Entrée l’envoie</translation>
    </message>
    <message>
        <source>Send the question</source>
        <translation>Envoyer la question</translation>
    </message>
</context>
<context>
    <name>QuestionsPage</name>
    <message>
        <source>Unanswered</source>
        <translation>Sans réponse</translation>
    </message>
    <message>
        <source>One line from you, and the kiosk answers it as soon as nobody is there.</source>
        <translation>Une ligne de vous, et la borne y répondra dès qu’il n’y a personne.</translation>
    </message>
    <message>
        <source>Every question found its answer.</source>
        <translation>Chaque question a eu sa réponse.</translation>
    </message>
</context>
<context>
    <name>Say</name>
    <message>
        <source>Getting ready</source>
        <translation>Préparation</translation>
    </message>
    <message>
        <source>Listening</source>
        <translation>À l’écoute</translation>
    </message>
    <message>
        <source>Understanding</source>
        <translation>Compréhension</translation>
    </message>
    <message>
        <source>Looking it up</source>
        <translation>Recherche</translation>
    </message>
    <message>
        <source>Answering</source>
        <translation>Réponse</translation>
    </message>
    <message>
        <source>Speaking</source>
        <translation>Lecture</translation>
    </message>
    <message>
        <source>Something went wrong</source>
        <translation>Un problème est survenu</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Prêt</translation>
    </message>
    <message>
        <source>No microphone: type instead</source>
        <translation>Pas de micro : écrivez</translation>
    </message>
    <message>
        <source>I’m listening</source>
        <translation>J’écoute</translation>
    </message>
    <message>
        <source>One moment</source>
        <translation>Un instant</translation>
    </message>
    <message>
        <source>Touch to ask again</source>
        <translation>Touchez pour redemander</translation>
    </message>
    <message>
        <source>Hold and talk</source>
        <translation>Maintenez et parlez</translation>
    </message>
    <message>
        <source>Touch to talk</source>
        <translation>Touchez pour parler</translation>
    </message>
    <message>
        <source>Quoted</source>
        <translation>Cité</translation>
    </message>
    <message>
        <source>Store policy</source>
        <translation>Règle du magasin</translation>
    </message>
    <message>
        <source>Looked up now</source>
        <translation>Vérifié maintenant</translation>
    </message>
    <message>
        <source>In other words</source>
        <translation>En d’autres termes</translation>
    </message>
    <message>
        <source>Cloud</source>
        <translation>Cloud</translation>
    </message>
    <message>
        <source>A colleague</source>
        <translation>Un collègue</translation>
    </message>
    <message>
        <source>On this device</source>
        <translation>Sur cet appareil</translation>
    </message>
    <message>
        <source>Answered with the cloud</source>
        <translation>Réponse via le cloud</translation>
    </message>
    <message>
        <source>Answered by a colleague</source>
        <translation>Réponse d’un collègue</translation>
    </message>
    <message>
        <source>Answered on this device</source>
        <translation>Réponse de cet appareil</translation>
    </message>
    <message>
        <source>nothing left this machine</source>
        <translation>rien n’en est sorti</translation>
    </message>
    <message>
        <source>%1 bytes left this machine</source>
        <translation>%1 octets sont sortis</translation>
    </message>
    <message>
        <source>%1 kB left this machine</source>
        <translation>%1 ko sont sortis</translation>
    </message>
    <message>
        <source>Not in the store’s documents</source>
        <translation>Absent des documents</translation>
    </message>
    <message>
        <source>Not something I can help with here</source>
        <translation>Je ne peux pas aider pour cela ici</translation>
    </message>
    <message>
        <source>Handed to a colleague</source>
        <translation>Transmis à un collègue</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>Répondu</translation>
    </message>
    <message>
        <source>Not in the documents</source>
        <translation>Absent des documents</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Refusé</translation>
    </message>
    <message>
        <source>Handed to staff</source>
        <translation>Transmis au personnel</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Échec</translation>
    </message>
    <message>
        <source>Cloud, standard</source>
        <translation>Cloud standard</translation>
    </message>
    <message>
        <source>Cloud, premium</source>
        <translation>Cloud premium</translation>
    </message>
    <message>
        <source>House rules</source>
        <translation>Règles maison</translation>
    </message>
    <message>
        <source>%1 · page %2</source>
        <translation>%1 · page %2</translation>
    </message>
    <message>
        <source>Page %1</source>
        <translation>Page %1</translation>
    </message>
    <message>
        <source>Sold out</source>
        <translation>Épuisé</translation>
    </message>
    <message>
        <source>%1 in stock</source>
        <translation>%1 en stock</translation>
    </message>
    <message>
        <source>Waits for your yes</source>
        <translation>Attend votre accord</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Terminé</translation>
    </message>
    <message>
        <source>Saved, sent as soon as possible</source>
        <translation>Enregistré, envoi dès que possible</translation>
    </message>
    <message>
        <source>Did not work</source>
        <translation>N’a pas fonctionné</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>Annulé</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Retiré</translation>
    </message>
    <message>
        <source>To do</source>
        <translation>À faire</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Commencé</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ouvert</translation>
    </message>
    <message>
        <source>A colleague is on the way</source>
        <translation>Un collègue arrive</translation>
    </message>
    <message>
        <source>Nobody came yet, so I called again</source>
        <translation>Personne n’est venu, j’ai rappelé</translation>
    </message>
    <message>
        <source>Please ask at the service desk</source>
        <translation>Adressez-vous à l’accueil</translation>
    </message>
    <message>
        <source>A colleague was called</source>
        <translation>Un collègue a été appelé</translation>
    </message>
    <message>
        <source>Microphone</source>
        <translation>Micro</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Caméra</translation>
    </message>
    <message>
        <source>Help from the cloud</source>
        <translation>Aide du cloud</translation>
    </message>
    <message>
        <source>Remember this talk</source>
        <translation>Retenir l’échange</translation>
    </message>
    <message>
        <source>It is too dark. Turn it to the light.</source>
        <translation>C’est trop sombre. Tournez-le vers la lumière.</translation>
    </message>
    <message>
        <source>It is too bright. Tilt it a little.</source>
        <translation>C’est trop clair. Inclinez-le un peu.</translation>
    </message>
    <message>
        <source>Hold it still for a moment.</source>
        <translation>Ne bougez plus un instant.</translation>
    </message>
    <message>
        <source>A little further away, please.</source>
        <translation>Un peu plus loin, s’il vous plaît.</translation>
    </message>
    <message>
        <source>A little closer, please.</source>
        <translation>Un peu plus près, s’il vous plaît.</translation>
    </message>
    <message>
        <source>I am reading it…</source>
        <translation>Je lis…</translation>
    </message>
    <message>
        <source>I know this one. Ask your question.</source>
        <translation>Je le connais. Posez votre question.</translation>
    </message>
    <message>
        <source>Now ask your question about it.</source>
        <translation>Posez maintenant votre question.</translation>
    </message>
    <message>
        <source>Hold the label, the code or the display in front of the camera.</source>
        <translation>Tenez l’étiquette, le code ou l’écran devant la caméra.</translation>
    </message>
    <message>
        <source>The voice does not work now; the answer is on the screen.</source>
        <translation>La voix ne marche pas ; la réponse est à l’écran.</translation>
    </message>
    <message>
        <source>The microphone is not there; please type.</source>
        <translation>Le micro est absent ; écrivez, s’il vous plaît.</translation>
    </message>
    <message>
        <source>A translation was not exact; you see the original.</source>
        <translation>Une traduction n’était pas exacte ; vous voyez l’original.</translation>
    </message>
    <message>
        <source>I could not understand you</source>
        <translation>Je ne vous ai pas compris</translation>
    </message>
    <message>
        <source>The voice does not work</source>
        <translation>La voix ne fonctionne pas</translation>
    </message>
    <message>
        <source>Something went wrong inside the kiosk</source>
        <translation>Un problème interne est survenu</translation>
    </message>
    <message>
        <source>Ask once more in a moment, or type your question.</source>
        <translation>Redemandez dans un instant ou écrivez votre question.</translation>
    </message>
    <message>
        <source>The answer stands on the screen.</source>
        <translation>La réponse est à l’écran.</translation>
    </message>
    <message>
        <source>Please try again.</source>
        <translation>Veuillez réessayer.</translation>
    </message>
</context>
<context>
    <name>Scroller</name>
    <message>
        <source>Page</source>
        <translation>Page</translation>
    </message>
</context>
<context>
    <name>Sentence</name>
    <message>
        <source>Speaking</source>
        <translation>Lecture</translation>
    </message>
    <message>
        <source>translated from %1</source>
        <translation>traduit de : %1</translation>
    </message>
</context>
<context>
    <name>SheetLine</name>
    <message>
        <source>not filled yet</source>
        <translation>pas encore rempli</translation>
    </message>
    <message>
        <source>Asked now</source>
        <translation>Demandé maintenant</translation>
    </message>
    <message>
        <source>Please check</source>
        <translation>À vérifier</translation>
    </message>
</context>
<context>
    <name>SheetScene</name>
    <message>
        <source>Job sheet %1</source>
        <translation>Fiche %1</translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s)</source>
        <translation>
            <numerusform>%n photo</numerusform>
            <numerusform>%n photos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SourceCard</name>
    <message>
        <source>Source %1: %2, %3. %4</source>
        <translation>Source %1 : %2, %3. %4</translation>
    </message>
    <message>
        <source>Read the whole passage</source>
        <translation>Lire le passage entier</translation>
    </message>
</context>
<context>
    <name>SourceNumber</name>
    <message>
        <source>Source %1</source>
        <translation>Source %1</translation>
    </message>
</context>
<context>
    <name>SourcePanel</name>
    <message>
        <source>Found in the documents</source>
        <translation>Trouvé dans les documents</translation>
    </message>
    <message>
        <source>From the documents</source>
        <translation>Dans les documents</translation>
    </message>
</context>
<context>
    <name>SourceReader</name>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>… the document begins further up</source>
        <translation>… le document commence plus haut</translation>
    </message>
    <message>
        <source>the document goes on …</source>
        <translation>le document continue…</translation>
    </message>
</context>
<context>
    <name>StaffArea</name>
    <message>
        <source>Staff area</source>
        <translation>Espace du personnel</translation>
    </message>
    <message>
        <source>Lock and leave</source>
        <translation>Verrouiller</translation>
    </message>
    <message>
        <source>Health</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Why did it say that?</source>
        <translation>Pourquoi cette réponse ?</translation>
    </message>
    <message>
        <source>Unanswered</source>
        <translation>Sans réponse</translation>
    </message>
    <message>
        <source>Figures and cost</source>
        <translation>Chiffres et coûts</translation>
    </message>
    <message>
        <source>Packs and audit</source>
        <translation>Packs et audit</translation>
    </message>
    <message>
        <source>Checks and log</source>
        <translation>Contrôles et journal</translation>
    </message>
</context>
<context>
    <name>StaffGate</name>
    <message>
        <source>Staff area</source>
        <translation>Espace du personnel</translation>
    </message>
    <message>
        <source>Enter your PIN</source>
        <translation>Saisissez votre code</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
</context>
<context>
    <name>Stepper</name>
    <message>
        <source>%1: less</source>
        <translation>%1 : moins</translation>
    </message>
    <message>
        <source>%1: more</source>
        <translation>%1 : plus</translation>
    </message>
</context>
<context>
    <name>SuggestionChip</name>
    <message>
        <source>Ask this</source>
        <translation>Poser cette question</translation>
    </message>
</context>
<context>
    <name>Suggestions</name>
    <message>
        <source>People ask</source>
        <translation>Questions fréquentes</translation>
    </message>
</context>
<context>
    <name>SystemPage</name>
    <message>
        <source>Packs and audit</source>
        <translation>Packs et audit</translation>
    </message>
    <message>
        <source>What this kiosk serves; another takes over when nobody is there</source>
        <translation>Ce que sert cette borne ; un autre prend le relais quand il n’y a personne</translation>
    </message>
    <message>
        <source>The audit: every entry chained, signed and on disk</source>
        <translation>L’audit : chaque entrée chaînée, signée et sur disque</translation>
    </message>
    <message>
        <source>Check every entry</source>
        <translation>Tout vérifier</translation>
    </message>
    <message>
        <source>%1 entries</source>
        <translation>%1 entrées</translation>
    </message>
    <message>
        <source>Nothing was edited, removed or added.</source>
        <translation>Rien n’a été modifié, retiré ou ajouté.</translation>
    </message>
    <message>
        <source>Keep the file and tell whoever answers for this kiosk.</source>
        <translation>Conservez le fichier et prévenez le responsable.</translation>
    </message>
</context>
<context>
    <name>TalkButton</name>
    <message>
        <source>Speak your question. Space on the keyboard does the same.</source>
        <translation>Dites votre question. La barre d’espace fait de même.</translation>
    </message>
</context>
<context>
    <name>TimesChart</name>
    <message>
        <source>Slowest: %1 seconds</source>
        <translation>Le plus lent : %1 secondes</translation>
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
        <translation>Micro ouvert</translation>
    </message>
    <message>
        <source>Camera sees movement</source>
        <translation>La caméra voit les mouvements</translation>
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
        <translation>Pourquoi cette réponse ?</translation>
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
        <translation>Échanges</translation>
    </message>
    <message>
        <source>No turn has been recorded yet.</source>
        <translation>Aucun échange enregistré.</translation>
    </message>
</context>
<context>
    <name>Viewfinder</name>
    <message>
        <source>Held picture</source>
        <translation>Image figée</translation>
    </message>
    <message>
        <source>Live picture of the camera</source>
        <translation>Image en direct</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>Figée</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>En direct</translation>
    </message>
</context>
<context>
    <name>WelcomeScene</name>
    <message>
        <source>You are talking to an AI</source>
        <translation>Vous parlez à une IA</translation>
    </message>
    <message>
        <source>How can I help?</source>
        <translation>Comment puis-je aider ?</translation>
    </message>
    <message>
        <source>Touch the button and ask, or type.</source>
        <translation>Touchez le bouton et demandez, ou écrivez.</translation>
    </message>
</context>
<context>
    <name>WhyPanel</name>
    <message>
        <source>Why did it say that?</source>
        <translation>Pourquoi cette réponse ?</translation>
    </message>
    <message>
        <source>Who answered, and why</source>
        <translation>Qui a répondu, et pourquoi</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Ce qui a été trouvé</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>Rien</translation>
    </message>
    <message>
        <source>How each sentence was checked</source>
        <translation>Vérification de chaque phrase</translation>
    </message>
    <message>
        <source>No sentence was said</source>
        <translation>Aucune phrase n’a été dite</translation>
    </message>
    <message>
        <source>What left the machine</source>
        <translation>Ce qui est sorti de l’appareil</translation>
    </message>
    <message>
        <source>What worked worse</source>
        <translation>Ce qui a moins bien marché</translation>
    </message>
</context>
</TS>
