<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de">
<context>
    <name>Augmentation</name>
    <message>
        <source>rotation ±%1°</source>
        <translation>Drehung ±%1°</translation>
    </message>
    <message>
        <source>sideways ±%1</source>
        <translation>seitwärts ±%1</translation>
    </message>
    <message>
        <source>up and down ±%1</source>
        <translation>auf und ab ±%1</translation>
    </message>
    <message>
        <source>shear ±%1°</source>
        <translation>Scherung ±%1°</translation>
    </message>
    <message>
        <source>zoom %1–%2</source>
        <translation>Zoom %1–%2</translation>
    </message>
    <message>
        <source>brightness %1–%2</source>
        <translation>Helligkeit %1–%2</translation>
    </message>
    <message>
        <source>colour ±%1</source>
        <translation>Farbe ±%1</translation>
    </message>
    <message>
        <source>mirrored left and right</source>
        <translation>waagerecht gespiegelt</translation>
    </message>
    <message>
        <source>mirrored top and bottom</source>
        <translation>senkrecht gespiegelt</translation>
    </message>
    <message>
        <source>no augmentation</source>
        <translation>keine Augmentierung</translation>
    </message>
    <message>
        <source>unchanged</source>
        <translation>unverändert</translation>
    </message>
    <message>
        <source>Rotation (theta) %1°</source>
        <translation>Drehung (theta) %1°</translation>
    </message>
    <message>
        <source>Shift (tx, ty) %1, %2 pixels</source>
        <translation>Verschiebung (tx, ty) %1, %2 Pixel</translation>
    </message>
    <message>
        <source>Shear %1°</source>
        <translation>Scherung %1°</translation>
    </message>
    <message>
        <source>Zoom (zx, zy) %1, %2: the part of the side that shows</source>
        <translation>Zoom (zx, zy) %1, %2: der sichtbare Teil der Seite</translation>
    </message>
    <message>
        <source>Flip (flip_horizontal, flip_vertical) %1, %2</source>
        <translation>Spiegelung (flip_horizontal, flip_vertical) %1, %2</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>Brightness × %1</source>
        <translation>Helligkeit × %1</translation>
    </message>
    <message>
        <source>Channel shift %1 grey levels</source>
        <translation>Farbverschiebung um %1 Graustufen</translation>
    </message>
    <message>
        <source>composites like photographs</source>
        <translation>Kompositionen wie Fotos</translation>
    </message>
    <message>
        <source>single</source>
        <translation>einzeln</translation>
    </message>
    <message>
        <source>pile</source>
        <translation>Haufen</translation>
    </message>
    <message>
        <source>close-up</source>
        <translation>Nahaufnahme</translation>
    </message>
    <message>
        <source>left by %1</source>
        <translation>%1 nach links</translation>
    </message>
    <message>
        <source>right by %1</source>
        <translation>%1 nach rechts</translation>
    </message>
    <message>
        <source>up by %1</source>
        <translation>%1 nach oben</translation>
    </message>
    <message>
        <source>down by %1</source>
        <translation>%1 nach unten</translation>
    </message>
    <message>
        <source>turned %1°</source>
        <translation>gedreht %1°</translation>
    </message>
    <message>
        <source>mirrored</source>
        <translation>gespiegelt</translation>
    </message>
    <message>
        <source>upside down</source>
        <translation>kopfüber</translation>
    </message>
    <message>
        <source>zoom ×%1</source>
        <translation>Zoom ×%1</translation>
    </message>
    <message>
        <source>slanted %1°</source>
        <translation>schräg %1°</translation>
    </message>
    <message>
        <source>brightness ×%1</source>
        <translation>Helligkeit ×%1</translation>
    </message>
    <message>
        <source>colour %1</source>
        <translation>Farbe %1</translation>
    </message>
    <message>
        <source>white</source>
        <translation>weiß</translation>
    </message>
    <message>
        <source>one colour</source>
        <translation>einfarbig</translation>
    </message>
    <message>
        <source>a table</source>
        <translation>Tisch</translation>
    </message>
    <message>
        <source>wood</source>
        <translation>Holz</translation>
    </message>
    <message>
        <source>stone</source>
        <translation>Stein</translation>
    </message>
    <message>
        <source>cloth</source>
        <translation>Stoff</translation>
    </message>
    <message>
        <source>slats</source>
        <translation>Latten</translation>
    </message>
    <message>
        <source>clutter</source>
        <translation>Durcheinander</translation>
    </message>
    <message>
        <source>Composite: %1, ground: %2</source>
        <translation>Komposition: %1, Grund: %2</translation>
    </message>
    <message>
        <source>Fruits %1, stickers and price tags %2</source>
        <translation>Früchte %1, Aufkleber und Preisschilder %2</translation>
    </message>
    <message>
        <source>Shadow %1 % dark, one side %2 % darker</source>
        <translation>Schatten %1 % dunkel, eine Seite %2 % dunkler</translation>
    </message>
    <message>
        <source>Colour: red × %1, blue × %2, saturation × %3, gamma %4</source>
        <translation>Farbe: Rot × %1, Blau × %2, Sättigung × %3, Gamma %4</translation>
    </message>
    <message>
        <source>Blur %1 pixels, JPEG quality %2</source>
        <translation>Unschärfe %1 Pixel, JPEG-Qualität %2</translation>
    </message>
</context>
<context>
    <name>Certainty</name>
    <message>
        <source>Almost certainly</source>
        <translation>Fast sicher</translation>
    </message>
    <message>
        <source>Very probably</source>
        <translation>Sehr wahrscheinlich</translation>
    </message>
    <message>
        <source>Probably</source>
        <translation>Wahrscheinlich</translation>
    </message>
    <message>
        <source>Perhaps</source>
        <translation>Vielleicht</translation>
    </message>
    <message>
        <source>%1, far ahead of all others</source>
        <translation>%1, weit vor allen anderen</translation>
    </message>
    <message>
        <source>%1, ahead of %2 with %3</source>
        <translation>%1, vor %2 mit %3</translation>
    </message>
    <message>
        <source>%1, not certain: %2 is close with %3</source>
        <translation>%1, nicht sicher: %2 ist mit %3 nahe</translation>
    </message>
    <message>
        <source>%1, little more than a guess: %2 is close with %3</source>
        <translation>%1, kaum mehr als geraten: %2 ist mit %3 nahe</translation>
    </message>
    <message>
        <source>%1, little more than a guess: no class fits well</source>
        <translation>%1, kaum mehr als geraten: keine Klasse passt gut</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Knapp</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>Niedrig</translation>
    </message>
</context>
<context>
    <name>CurveChart</name>
    <message>
        <source>Accuracy</source>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <source>stopped early </source>
        <translation>früh beendet </translation>
    </message>
    <message>
        <source>best</source>
        <translation>beste</translation>
    </message>
    <message>
        <source>training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source> (raw %1)</source>
        <translation> (roh %1)</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>Validierung</translation>
    </message>
    <message>
        <source> (epoch %1)</source>
        <translation> (Epoche %1)</translation>
    </message>
    <message>
        <source>Loss (cross-entropy)</source>
        <translation>Verlust (Kreuzentropie)</translation>
    </message>
</context>
<context>
    <name>HtmlReport</name>
    <message>
        <source>accuracy</source>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <source>right among the first five</source>
        <translation>richtig unter den ersten fünf</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>Verlust</translation>
    </message>
    <message>
        <source>calibration error</source>
        <translation>Kalibrierungsfehler</translation>
    </message>
    <message>
        <source>images</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>Klassen</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Klasse</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Präzision</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>Treffer</translation>
    </message>
    <message>
        <source>F1</source>
        <translation>F1</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Most confused</source>
        <translation>Oft verwechselt</translation>
    </message>
    <message>
        <source>Taken for</source>
        <translation>Gehalten für</translation>
    </message>
    <message>
        <source>Hardest images, confidently wrong first</source>
        <translation>Schwierigste Bilder, sicher falsche zuerst</translation>
    </message>
    <message>
        <source>taken for %1, %2 sure</source>
        <translation>gehalten für %1, zu %2 sicher</translation>
    </message>
    <message>
        <source>Confusion matrix: true class down, answer across</source>
        <translation>Verwechslungsmatrix: wahre Klasse nach unten, Antwort nach rechts</translation>
    </message>
    <message>
        <source>Reliability</source>
        <translation>Zuverlässigkeit</translation>
    </message>
    <message>
        <source>Evaluation on %1</source>
        <translation>Auswertung auf %1</translation>
    </message>
    <message>
        <source>model %1, images %2</source>
        <translation>Modell %1, Bilder %2</translation>
    </message>
    <message>
        <source>Images that could not be read</source>
        <translation>Bilder, die nicht gelesen werden konnten</translation>
    </message>
    <message>
        <source>en</source>
        <comment>the code of this language, for browsers</comment>
        <translation>de</translation>
    </message>
</context>
<context>
    <name>Incoming</name>
    <message>
        <source>Open as dataset</source>
        <translation>Als Datensatz öffnen</translation>
    </message>
    <message>
        <source>Only the picture&apos;s address comes with it</source>
        <translation>Nur die Adresse des Bildes kommt mit</translation>
    </message>
    <message>
        <source>Classify the images of this folder</source>
        <translation>Die Bilder dieses Ordners klassifizieren</translation>
    </message>
    <message>
        <source>Classify this image</source>
        <translation>Dieses Bild klassifizieren</translation>
    </message>
    <message numerus="yes">
        <source>Classify %n images or folders</source>
        <translation>
            <numerusform>%n Bild oder Ordner klassifizieren</numerusform>
            <numerusform>%n Bilder oder Ordner klassifizieren</numerusform>
        </translation>
    </message>
    <message>
        <source>Classify with this model</source>
        <translation>Mit diesem Modell klassifizieren</translation>
    </message>
</context>
<context>
    <name>Messages</name>
    <message>
        <source>A setting is out of its range.</source>
        <translation>Eine Einstellung liegt außerhalb ihres Bereichs.</translation>
    </message>
    <message>
        <source>It is not there.</source>
        <translation>Es ist nicht da.</translation>
    </message>
    <message>
        <source>Choose another one, or put it back and try again.</source>
        <translation>Wählen Sie etwas anderes, oder legen Sie es zurück und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>It cannot be read.</source>
        <translation>Es kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>Check the permissions of the file or folder.</source>
        <translation>Prüfen Sie die Rechte der Datei oder des Ordners.</translation>
    </message>
    <message>
        <source>Nothing can be written there.</source>
        <translation>Dort kann nichts geschrieben werden.</translation>
    </message>
    <message>
        <source>Choose another folder, or check its permissions.</source>
        <translation>Wählen Sie einen anderen Ordner, oder prüfen Sie seine Rechte.</translation>
    </message>
    <message>
        <source>The disk is full.</source>
        <translation>Der Datenträger ist voll.</translation>
    </message>
    <message>
        <source>Free some space and try again; nothing is lost.</source>
        <translation>Schaffen Sie Platz und versuchen Sie es noch einmal; nichts ist verloren.</translation>
    </message>
    <message>
        <source>This folder is no dataset.</source>
        <translation>Dieser Ordner ist kein Datensatz.</translation>
    </message>
    <message>
        <source>Choose a folder with Training and Test inside, or one with a folder of images for each class.</source>
        <translation>Wählen Sie einen Ordner, in dem Training und Test liegen, oder einen mit einem Ordner von Bildern für jede Klasse.</translation>
    </message>
    <message>
        <source>Choose another image.</source>
        <translation>Wählen Sie ein anderes Bild.</translation>
    </message>
    <message>
        <source>This image is too large.</source>
        <translation>Dieses Bild ist zu groß.</translation>
    </message>
    <message>
        <source>Make it smaller than 128 million pixels.</source>
        <translation>Machen Sie es kleiner als 128 Millionen Pixel.</translation>
    </message>
    <message>
        <source>This kind of image cannot be read here.</source>
        <translation>Diese Art von Bild kann hier nicht gelesen werden.</translation>
    </message>
    <message>
        <source>Save it as JPEG or PNG.</source>
        <translation>Speichern Sie es als JPEG oder PNG.</translation>
    </message>
    <message>
        <source>The backbone&apos;s weights are not there.</source>
        <translation>Die Gewichte des Basisnetzes sind nicht da.</translation>
    </message>
    <message>
        <source>Import the weight file, or take EfficientNet-Lite0, whose weights come with Pomona.</source>
        <translation>Importieren Sie die Gewichtsdatei, oder nehmen Sie EfficientNet-Lite0, dessen Gewichte Pomona mitbringt.</translation>
    </message>
    <message>
        <source>This file is damaged.</source>
        <translation>Diese Datei ist beschädigt.</translation>
    </message>
    <message>
        <source>Choose another file, or make it again.</source>
        <translation>Wählen Sie eine andere Datei, oder erzeugen Sie sie neu.</translation>
    </message>
    <message>
        <source>This file is sound, but for something else.</source>
        <translation>Diese Datei ist heil, gehört aber zu etwas anderem.</translation>
    </message>
    <message>
        <source>Choose the file that belongs here.</source>
        <translation>Wählen Sie die Datei, die hierher gehört.</translation>
    </message>
    <message>
        <source>This was written by a newer Pomona.</source>
        <translation>Dies wurde von einem neueren Pomona geschrieben.</translation>
    </message>
    <message>
        <source>Update Pomona to open it.</source>
        <translation>Aktualisieren Sie Pomona, um es zu öffnen.</translation>
    </message>
    <message>
        <source>Another program works in that folder.</source>
        <translation>Ein anderes Programm arbeitet in diesem Ordner.</translation>
    </message>
    <message>
        <source>Wait until it has finished, or stop it.</source>
        <translation>Warten Sie, bis es fertig ist, oder beenden Sie es.</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>Angehalten.</translation>
    </message>
    <message>
        <source>What was finished is kept.</source>
        <translation>Was fertig war, bleibt erhalten.</translation>
    </message>
    <message>
        <source>The memory is full.</source>
        <translation>Der Speicher ist voll.</translation>
    </message>
    <message>
        <source>Make the batch size or the image size smaller, or close other programs.</source>
        <translation>Verkleinern Sie die Stapelgröße oder die Bildgröße, oder schließen Sie andere Programme.</translation>
    </message>
    <message>
        <source>The device is not there, or has failed.</source>
        <translation>Das Gerät ist nicht da, oder es ist ausgefallen.</translation>
    </message>
    <message>
        <source>Start Pomona again, or choose another device.</source>
        <translation>Starten Sie Pomona neu, oder wählen Sie ein anderes Gerät.</translation>
    </message>
    <message>
        <source>Something went wrong inside Pomona.</source>
        <translation>In Pomona ist etwas schiefgegangen.</translation>
    </message>
    <message>
        <source>Try again; the details help to report it.</source>
        <translation>Versuchen Sie es noch einmal; die Einzelheiten helfen, es zu melden.</translation>
    </message>
    <message>
        <source>The file could not be fetched.</source>
        <translation>Die Datei konnte nicht geholt werden.</translation>
    </message>
    <message>
        <source>Try again later, or fetch the file with another computer and import it here.</source>
        <translation>Versuchen Sie es später noch einmal, oder holen Sie die Datei mit einem anderen Rechner und importieren Sie sie hier.</translation>
    </message>
    <message>
        <source>This file is empty.</source>
        <translation>Diese Datei ist leer.</translation>
    </message>
    <message>
        <source>This file is not an image.</source>
        <translation>Diese Datei ist kein Bild.</translation>
    </message>
    <message>
        <source>This image is damaged or cut short.</source>
        <translation>Dieses Bild ist beschädigt oder abgeschnitten.</translation>
    </message>
    <message>
        <source>This run began with other images or weights, so it cannot go on.</source>
        <translation>Dieser Lauf begann mit anderen Bildern oder Gewichten und kann nicht weitergehen.</translation>
    </message>
    <message>
        <source>Put back what has changed, or press Start for a new run.</source>
        <translation>Stellen Sie wieder her, was sich geändert hat, oder drücken Sie Start für einen neuen Lauf.</translation>
    </message>
    <message>
        <source>Change that setting.</source>
        <translation>Ändern Sie diese Einstellung.</translation>
    </message>
    <message>
        <source>This model was tuned by a Pomona before 0.2, with a known fault.</source>
        <translation>Dieses Modell wurde von einem Pomona vor 0.2 feinabgestimmt, mit einem bekannten Fehler.</translation>
    </message>
    <message>
        <source>Train it again: it becomes better.</source>
        <translation>Trainieren Sie es neu: Es wird besser.</translation>
    </message>
    <message>
        <source>This model was trained in %1; here it computes in %2.</source>
        <translation>Dieses Modell wurde in %1 trainiert; hier rechnet es in %2.</translation>
    </message>
    <message>
        <source>A few answers may differ from Test&apos;s.</source>
        <translation>Einzelne Antworten können von denen des Tests abweichen.</translation>
    </message>
    <message>
        <source>This is a %1, which cannot be read here.</source>
        <translation>Dies ist eine %1-Datei, die hier nicht gelesen werden kann.</translation>
    </message>
</context>
<context>
    <name>ModelFile</name>
    <message>
        <source>Choose a model file</source>
        <translation>Eine Modelldatei wählen</translation>
    </message>
    <message>
        <source>Models, of Keras as well (*.safetensors *.h5 *.hdf5);;All files (*)</source>
        <translation>Modelle, auch von Keras (*.safetensors *.h5 *.hdf5);;Alle Dateien (*)</translation>
    </message>
</context>
<context>
    <name>NativeDialogs</name>
    <message>
        <source>This desktop opens no folders for Pomona. The clipboard has its name:
%1</source>
        <translation>Diese Arbeitsumgebung öffnet für Pomona keine Ordner. In der Zwischenablage steht sein Name:
%1</translation>
    </message>
</context>
<context>
    <name>PhotoFigures</name>
    <message>
        <source>the right fruit in %1 of %2 (95 % interval %3 to %4), among the first five in %5, wrong and sure of it in %6</source>
        <translation>die richtige Frucht bei %1 von %2 (95-%-Intervall %3 bis %4), unter den ersten fünf bei %5, falsch und sich sicher bei %6</translation>
    </message>
    <message>
        <source>Photographs, %1</source>
        <translation>Fotos, %1</translation>
    </message>
</context>
<context>
    <name>Preprocessing</name>
    <message>
        <source>values from 0 to 1</source>
        <translation>Werte von 0 bis 1</translation>
    </message>
    <message>
        <source>blue, green, red, less ImageNet&apos;s mean</source>
        <translation>Blau, Grün, Rot, weniger ImageNets Mittel</translation>
    </message>
    <message>
        <source>values from −1 to 1</source>
        <translation>Werte von −1 bis 1</translation>
    </message>
    <message>
        <source>red, green, blue by ImageNet&apos;s mean and deviation</source>
        <translation>Rot, Grün, Blau nach ImageNets Mittel und Streuung</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>Backbone</source>
        <translation>Basisnetz</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>Gewichte</translation>
    </message>
    <message>
        <source>Preprocessing</source>
        <translation>Vorverarbeitung</translation>
    </message>
    <message>
        <source>Image size</source>
        <translation>Bildgröße</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>Epochen</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>Stapelgröße</translation>
    </message>
    <message>
        <source>Optimiser</source>
        <translation>Optimierer</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Lernrate</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>Zeitplan</translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation>Gewichtsabnahme</translation>
    </message>
    <message>
        <source>Momentum</source>
        <translation>Impuls</translation>
    </message>
    <message>
        <source>Label smoothing</source>
        <translation>Label-Glättung</translation>
    </message>
    <message>
        <source>Patience</source>
        <translation>Geduld</translation>
    </message>
    <message>
        <source>Least change</source>
        <translation>Kleinste Änderung</translation>
    </message>
    <message>
        <source>Best epoch by</source>
        <translation>Beste Epoche nach</translation>
    </message>
    <message>
        <source>Drop the last, smaller batch</source>
        <translation>Letzten, kleineren Stapel weglassen</translation>
    </message>
    <message>
        <source>Views kept</source>
        <translation>Behaltene Ansichten</translation>
    </message>
    <message>
        <source>Head</source>
        <translation>Kopf</translation>
    </message>
    <message>
        <source>Standardise the features</source>
        <translation>Merkmale standardisieren</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>Validierung</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Rechengenauigkeit</translation>
    </message>
    <message>
        <source>Constant</source>
        <translation>Gleichbleibend</translation>
    </message>
    <message>
        <source>Cosine</source>
        <translation>Kosinus</translation>
    </message>
    <message>
        <source>One cycle</source>
        <translation>Ein Zyklus</translation>
    </message>
    <message>
        <source>Validation loss</source>
        <translation>Validierungsverlust</translation>
    </message>
    <message>
        <source>Validation accuracy</source>
        <translation>Validierungsgenauigkeit</translation>
    </message>
    <message>
        <source>Flatten</source>
        <translation>Flatten</translation>
    </message>
    <message>
        <source>Global average</source>
        <translation>Globales Mittel</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>Rescale, 1/255</source>
        <translation>Skalieren, 1/255</translation>
    </message>
    <message>
        <source>Caffe, BGR</source>
        <translation>Caffe, BGR</translation>
    </message>
    <message>
        <source>-1 to 1</source>
        <translation>-1 bis 1</translation>
    </message>
    <message>
        <source>Lite</source>
        <translation>Lite</translation>
    </message>
    <message>
        <source>Torchvision</source>
        <translation>Torchvision</translation>
    </message>
    <message>
        <source>Looks at a picture</source>
        <translation>Blicke auf ein Bild</translation>
    </message>
    <message>
        <source>Groups of varieties</source>
        <translation>Sortengruppen</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Ja</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Nein</translation>
    </message>
    <message>
        <source>Fine-tune from layer</source>
        <translation>Feinabstimmen ab Schicht</translation>
    </message>
    <message>
        <source>Epochs more</source>
        <translation>Weitere Epochen</translation>
    </message>
    <message>
        <source>Their learning rate</source>
        <translation>Ihre Lernrate</translation>
    </message>
    <message>
        <source>Augmentation</source>
        <translation>Augmentierung</translation>
    </message>
    <message>
        <source>At most per class</source>
        <translation>Höchstens je Klasse</translation>
    </message>
</context>
<context>
    <name>pomona::Sentence</name>
    <message>
        <source>augmentation {} cannot be &apos;{}&apos;: allowed is {}</source>
        <translation>die Augmentierung {} kann nicht „{}“ sein; erlaubt ist {}</translation>
    </message>
    <message>
        <source>a number from {} to {}</source>
        <translation>eine Zahl von {} bis {}</translation>
    </message>
    <message>
        <source>low:high with {} &lt;= low &lt;= high &lt;= {}</source>
        <translation>niedrig:hoch mit {} &lt;= niedrig &lt;= hoch &lt;= {}</translation>
    </message>
    <message>
        <source>a number from 0 to 0.99, or low:high</source>
        <translation>eine Zahl von 0 bis 0,99 oder niedrig:hoch</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true oder false</translation>
    </message>
    <message>
        <source>1 or 1/255</source>
        <translation>1 oder 1/255</translation>
    </message>
    <message>
        <source>&apos;{}&apos; is no augmentation setting: known are none, article, strong, wild, {}, {}, zoom_range, brightness_range, fill_mode, rescale</source>
        <translation>„{}“ ist keine Einstellung der Augmentierung; bekannt sind none, article, strong, wild, {}, {}, zoom_range, brightness_range, fill_mode, rescale</translation>
    </message>
    <message>
        <source>read</source>
        <translation>gelesen</translation>
    </message>
    <message>
        <source>list</source>
        <translation>aufgelistet</translation>
    </message>
    <message>
        <source>write</source>
        <translation>geschrieben</translation>
    </message>
    <message>
        <source>move</source>
        <translation>verschoben</translation>
    </message>
    <message>
        <source>make the folder</source>
        <translation>angelegt</translation>
    </message>
    <message>
        <source>cannot {} {}: {}; free some space and try again</source>
        <translation>{1} kann nicht {0} werden: {2}; schaffen Sie Platz und versuchen Sie es noch einmal</translation>
    </message>
    <message>
        <source>cannot {} {}: {}; check the path</source>
        <translation>{1} kann nicht {0} werden: {2}; prüfen Sie den Pfad</translation>
    </message>
    <message>
        <source>{} is a folder; name a file</source>
        <translation>{} ist ein Ordner; nennen Sie eine Datei</translation>
    </message>
    <message>
        <source>cannot {} {}: {}</source>
        <translation>{1} kann nicht {0} werden: {2}</translation>
    </message>
    <message>
        <source>cannot {} {}: {}; choose another place</source>
        <translation>{1} kann nicht {0} werden: {2}; wählen Sie einen anderen Ort</translation>
    </message>
    <message>
        <source>cannot {} {}: {}; check its permissions</source>
        <translation>{1} kann nicht {0} werden: {2}; prüfen Sie die Rechte</translation>
    </message>
    <message>
        <source>another Pomona is working in {}; wait for it or choose another folder</source>
        <translation>ein anderes Pomona arbeitet in {}; warten Sie darauf oder wählen Sie einen anderen Ordner</translation>
    </message>
    <message>
        <source>{} is {} x {} pixels, most images are {} x {}</source>
        <translation>{} hat {} x {} Pixel, die meisten Bilder haben {} x {}</translation>
    </message>
    <message>
        <source>{} has the same content as {}; remove one of them</source>
        <translation>{} hat denselben Inhalt wie {}; entfernen Sie eines davon</translation>
    </message>
    <message>
        <source>the check was stopped</source>
        <translation>die Prüfung wurde angehalten</translation>
    </message>
    <message>
        <source>stopped on request</source>
        <translation>auf Wunsch angehalten</translation>
    </message>
    <message>
        <source>there are no images in {} that can be read (JPEG, PNG, WebP, BMP, TIFF); other files there: {}</source>
        <translation>in {} sind keine Bilder, die gelesen werden können (JPEG, PNG, WebP, BMP, TIFF); andere Dateien dort: {}</translation>
    </message>
    <message>
        <source>drawing was stopped</source>
        <translation>das Zeichnen wurde angehalten</translation>
    </message>
    <message>
        <source>{} classes cannot be drawn; choose 2 to {}</source>
        <translation>{} Klassen können nicht gezeichnet werden; wählen Sie 2 bis {}</translation>
    </message>
    <message>
        <source>a demo dataset needs at least one training and one test image per class</source>
        <translation>ein Beispieldatensatz braucht mindestens ein Trainings- und ein Testbild je Klasse</translation>
    </message>
    <message>
        <source>the folder {} is not empty; choose a new or empty folder for the demo dataset</source>
        <translation>der Ordner {} ist nicht leer; wählen Sie für den Beispieldatensatz einen neuen oder leeren Ordner</translation>
    </message>
    <message>
        <source>{} has disappeared; scan the folder again</source>
        <translation>{} ist verschwunden; öffnen Sie den Ordner noch einmal</translation>
    </message>
    <message>
        <source>groups are auto or NAME=WORDS|WORDS;NAME=WORDS, as in Melon=Cantaloupe|Melon; &quot;{}&quot; is not</source>
        <translation>Gruppen sind auto oder NAME=WÖRTER|WÖRTER;NAME=WÖRTER, wie in Melon=Cantaloupe|Melon; „{}“ ist es nicht</translation>
    </message>
    <message>
        <source>{} is not used, since {} holds the {} images; merge the two folders</source>
        <translation>{} wird nicht benutzt, da {} die Bilder von {} enthält; legen Sie beide Ordner zusammen</translation>
    </message>
    <message>
        <source>{} holds several datasets; choose one of {}</source>
        <translation>{} enthält mehrere Datensätze; wählen Sie einen von {}</translation>
    </message>
    <message>
        <source>the folder {} does not exist; check the path</source>
        <translation>den Ordner {} gibt es nicht; prüfen Sie den Pfad</translation>
    </message>
    <message>
        <source>cannot list the folder {}: {}; allow reading it or choose another folder</source>
        <translation>der Ordner {} kann nicht aufgelistet werden: {}; erlauben Sie das Lesen oder wählen Sie einen anderen</translation>
    </message>
    <message>
        <source>{} lies outside of the class folders and is not used; move it into one</source>
        <translation>{} liegt außerhalb der Ordner der Klassen und wird nicht benutzt; verschieben Sie es in einen davon</translation>
    </message>
    <message>
        <source>the scan was stopped</source>
        <translation>das Einlesen wurde angehalten</translation>
    </message>
    <message>
        <source>{} is a folder inside a class folder; its files are not used</source>
        <translation>{} ist ein Ordner im Ordner einer Klasse; seine Dateien werden nicht benutzt</translation>
    </message>
    <message>
        <source>{} holds no images; add some or remove the folder</source>
        <translation>{} enthält keine Bilder; fügen Sie welche hinzu oder entfernen Sie den Ordner</translation>
    </message>
    <message>
        <source>{} is a GIF, which is not read; convert it to PNG</source>
        <translation>{} ist ein GIF, das nicht gelesen wird; wandeln Sie es in PNG um</translation>
    </message>
    <message>
        <source>{} is not an image that is read (JPEG, PNG, WebP, BMP, TIFF); remove or convert it</source>
        <translation>{} ist kein Bild, das gelesen wird (JPEG, PNG, WebP, BMP, TIFF); entfernen Sie es oder wandeln Sie es um</translation>
    </message>
    <message>
        <source>{} is a link that leads nowhere; remove or mend it</source>
        <translation>{} ist eine Verknüpfung, die ins Leere führt; entfernen oder berichtigen Sie sie</translation>
    </message>
    <message>
        <source>{} does not exist: the {} images lack the class {}</source>
        <translation>{} gibt es nicht: Den Bildern von {} fehlt die Klasse {}</translation>
    </message>
    <message>
        <source>{} differs from the class &quot;{}&quot; only in case or spaces and counts as another class; rename it if they are one</source>
        <translation>{} unterscheidet sich von der Klasse „{}“ nur durch Großschreibung oder Leerzeichen und zählt als eine andere; benennen Sie es um, wenn beide eine sind</translation>
    </message>
    <message>
        <source>{} holds no images in class folders; choose the folder that holds Training and Test, or one folder of images for each class</source>
        <translation>{} enthält keine Bilder in Ordnern von Klassen; wählen Sie den Ordner, der Training und Test enthält, oder einen mit einem Ordner Bilder je Klasse</translation>
    </message>
    <message>
        <source>{} has only one class, {}; training needs at least two, each in a folder of its own</source>
        <translation>{} hat nur eine Klasse, {}; zum Training braucht es mindestens zwei, jede in einem eigenen Ordner</translation>
    </message>
    <message>
        <source>{} has no Training images; put them into Training/CLASS/</source>
        <translation>{} hat keine Bilder zum Training; legen Sie sie in Training/KLASSE/</translation>
    </message>
    <message>
        <source>{} is a file; choose the folder that holds Training and Test</source>
        <translation>{} ist eine Datei; wählen Sie den Ordner, der Training und Test enthält</translation>
    </message>
    <message>
        <source>{} is missing beside the program; install Pomona again</source>
        <translation>{} fehlt neben dem Programm; installieren Sie Pomona noch einmal</translation>
    </message>
    <message>
        <source>cannot load {}: {}; install Pomona again</source>
        <translation>{} kann nicht geladen werden: {}; installieren Sie Pomona noch einmal</translation>
    </message>
    <message>
        <source>{} belongs to another version; install Pomona again</source>
        <translation>{} gehört zu einer anderen Version; installieren Sie Pomona noch einmal</translation>
    </message>
    <message>
        <source>the model does not know the class &quot;{}&quot; of {}; evaluate it on the classes it was trained on</source>
        <translation>das Modell kennt die Klasse „{}“ von {} nicht; bewerten Sie es mit den Klassen, mit denen es trainiert wurde</translation>
    </message>
    <message>
        <source>{} has no images in its {} split; choose another with --split</source>
        <translation>{} hat keine Bilder in {}; wählen Sie einen anderen Teil</translation>
    </message>
    <message>
        <source>none of the {} images could be read: {}</source>
        <translation>keines der {} Bilder konnte gelesen werden: {}</translation>
    </message>
    <message>
        <source>the evaluation {} is damaged; evaluate again</source>
        <translation>die Bewertung {} ist beschädigt; bewerten Sie noch einmal</translation>
    </message>
    <message>
        <source>{} was written by a newer Pomona; update Pomona</source>
        <translation>{} wurde von einem neueren Pomona geschrieben; aktualisieren Sie Pomona</translation>
    </message>
    <message>
        <source>{}; remove it, or fetch or import it again</source>
        <translation>{}; entfernen Sie sie oder laden oder importieren Sie sie noch einmal</translation>
    </message>
    <message>
        <source>the network&apos;s features are not finite: its weights are damaged or do not go with the preprocessing; choose another weight file</source>
        <translation>die Merkmale des Netzes sind nicht endlich: Seine Gewichte sind beschädigt oder passen nicht zur Vorverarbeitung; wählen Sie eine andere Gewichtsdatei</translation>
    </message>
    <message>
        <source>{} is empty (0 bytes); copy or download it again</source>
        <translation>{} ist leer (0 Bytes); kopieren oder laden Sie die Datei noch einmal</translation>
    </message>
    <message>
        <source>{} is a {} file, which Pomona does not read; convert it to PNG</source>
        <translation>{} ist eine {}-Datei, die Pomona nicht liest; wandeln Sie sie in PNG um</translation>
    </message>
    <message>
        <source>{} is not an image (Pomona reads JPEG, PNG, WebP, BMP and TIFF); remove or replace it</source>
        <translation>{} ist kein Bild (Pomona liest JPEG, PNG, WebP, BMP und TIFF); entfernen oder ersetzen Sie die Datei</translation>
    </message>
    <message>
        <source>{} has a damaged header; copy or download it again</source>
        <translation>{} hat einen beschädigten Kopf; kopieren oder laden Sie die Datei noch einmal</translation>
    </message>
    <message>
        <source>{} says it has {} x {} pixels, more than the {} million that Pomona decodes; make it smaller</source>
        <translation>{} hat nach eigener Angabe {} x {} Pixel, mehr als die {} Millionen, die Pomona liest; verkleinern Sie das Bild</translation>
    </message>
    <message>
        <source>not enough memory to decode {}</source>
        <translation>nicht genug Speicher, um {} zu lesen</translation>
    </message>
    <message>
        <source>{} cannot be decoded ({}); convert it to PNG</source>
        <translation>{} kann nicht gelesen werden ({}); wandeln Sie es in PNG um</translation>
    </message>
    <message>
        <source>{} is damaged or cut ({}); copy or download it again</source>
        <translation>{} ist beschädigt oder abgeschnitten ({}); kopieren oder laden Sie die Datei noch einmal</translation>
    </message>
    <message>
        <source>{} is damaged or cut; copy or download it again</source>
        <translation>{} ist beschädigt oder abgeschnitten; kopieren oder laden Sie die Datei noch einmal</translation>
    </message>
    <message>
        <source>{} has neither 8 nor 16 bits a channel; convert it to PNG</source>
        <translation>{} hat weder 8 noch 16 Bit je Kanal; wandeln Sie es in PNG um</translation>
    </message>
    <message>
        <source>the weights {} are missing</source>
        <translation>die Gewichte {} fehlen</translation>
    </message>
    <message>
        <source>the weights {} have the shape {}, not {}</source>
        <translation>die Gewichte {} haben die Form {}, nicht {}</translation>
    </message>
    <message>
        <source>there is no device &quot;{}&quot;: use auto, cpu, cuda or cuda:N</source>
        <translation>ein Gerät „{}“ gibt es nicht: Nehmen Sie auto, cpu, cuda oder cuda:N</translation>
    </message>
    <message>
        <source>device {} is not available: {}; use --device cpu</source>
        <translation>das Gerät {} ist nicht verfügbar: {}; rechnen Sie mit dem Prozessor</translation>
    </message>
    <message>
        <source>device {} is not available: there are {} GPUs</source>
        <translation>das Gerät {} ist nicht verfügbar: Es gibt {} GPUs</translation>
    </message>
    <message>
        <source>a GPU is faster</source>
        <translation>eine GPU ist schneller</translation>
    </message>
    <message>
        <source>no GPU: {}</source>
        <translation>keine GPU: {}</translation>
    </message>
    <message>
        <source>the first GPU</source>
        <translation>die erste GPU</translation>
    </message>
    <message>
        <source>another GPU is taken by default</source>
        <translation>von sich aus wird eine andere GPU genommen</translation>
    </message>
    <message>
        <source>the backbone has no layer &quot;{}&quot; to fine-tune from; near it are {}</source>
        <translation>der Backbone hat keine Schicht „{}“, ab der nachtrainiert werden könnte; ähnlich heißen {}</translation>
    </message>
    <message>
        <source>nothing from the layer {} on has weights to fine-tune; the last one that has is {}</source>
        <translation>ab der Schicht {} gibt es keine Gewichte mehr, die nachtrainiert werden könnten; die letzte mit welchen ist {}</translation>
    </message>
    <message>
        <source>this libtorch was built without CUDA</source>
        <translation>dieses libtorch wurde ohne CUDA gebaut</translation>
    </message>
    <message>
        <source>NVIDIA&apos;s driver is not installed</source>
        <translation>der Treiber von NVIDIA ist nicht installiert</translation>
    </message>
    <message>
        <source>NVIDIA&apos;s driver finds none</source>
        <translation>der Treiber von NVIDIA findet keine</translation>
    </message>
    <message>
        <source>NVIDIA&apos;s driver is older than this libtorch needs</source>
        <translation>der Treiber von NVIDIA ist älter, als dieses libtorch braucht</translation>
    </message>
    <message>
        <source>the head&apos;s tensors do not fit each other</source>
        <translation>die Tensoren des Kopfs passen nicht zueinander</translation>
    </message>
    <message>
        <source>head is &quot;{}&quot;, which is not {}</source>
        <translation>der Kopf ist „{}“, also nicht {}</translation>
    </message>
    <message>
        <source>head is &quot;{}&quot;: its part &quot;{}&quot; is not {}</source>
        <translation>der Kopf ist „{}“: Sein Teil „{}“ ist nicht {}</translation>
    </message>
    <message>
        <source>flatten or gap</source>
        <translation>flatten oder gap</translation>
    </message>
    <message>
        <source>dense:UNITS or dense:UNITS:relu with 1..{} units, dropout:RATE with a rate between 0 and 1, batchnorm, or batchnorm:EPSILON with one of 1e-12 to 1</source>
        <translation>dense:EINHEITEN oder dense:EINHEITEN:relu mit 1..{} Einheiten, dropout:ANTEIL mit einem Anteil zwischen 0 und 1, batchnorm oder batchnorm:EPSILON mit einem von 1e-12 bis 1</translation>
    </message>
    <message>
        <source>head has {} layers; at most {} are possible</source>
        <translation>der Kopf hat {} Schichten; höchstens {} sind möglich</translation>
    </message>
    <message>
        <source>not enough memory for the network&apos;s weights</source>
        <translation>nicht genug Speicher für die Gewichte des Netzes</translation>
    </message>
    <message>
        <source>the network cannot be built: {}</source>
        <translation>das Netz kann nicht aufgebaut werden: {}</translation>
    </message>
    <message>
        <source>image size {} is outside {} .. 1024</source>
        <translation>die Bildgröße {} liegt nicht zwischen {} und 1024</translation>
    </message>
    <message>
        <source>{} classes; a classifier needs at least 2</source>
        <translation>{} Klassen; ein Klassifikator braucht mindestens 2</translation>
    </message>
    <message>
        <source>there is not enough memory; use a smaller batch size or image size</source>
        <translation>der Speicher reicht nicht; nehmen Sie kleinere Stapel oder eine kleinere Bildgröße</translation>
    </message>
    <message>
        <source>the GPU has failed ({}): start Pomona again, or compute with --device cpu</source>
        <translation>die GPU hat versagt ({}): Starten Sie Pomona neu oder rechnen Sie mit dem Prozessor</translation>
    </message>
    <message>
        <source>libtorch says: {}</source>
        <translation>libtorch sagt: {}</translation>
    </message>
    <message>
        <source>unexpected: {}</source>
        <translation>unerwartet: {}</translation>
    </message>
    <message>
        <source>the checkpoint {} is damaged; delete it to train this run from its start</source>
        <translation>der Zwischenstand {} ist beschädigt; löschen Sie ihn, um diesen Lauf von vorn zu trainieren</translation>
    </message>
    <message>
        <source>{} is no text; name a file with one label a line, or the dataset</source>
        <translation>{} ist kein Text; nennen Sie eine Datei mit einem Namen je Zeile oder den Datensatz</translation>
    </message>
    <message>
        <source>{} names the label &quot;{}&quot; twice</source>
        <translation>{} nennt „{}“ zweimal</translation>
    </message>
    <message>
        <source>{} is damaged: its model_config lists no layers</source>
        <translation>{} ist beschädigt: Seine model_config nennt keine Schichten</translation>
    </message>
    <message>
        <source>{} does not take square RGB images of one size</source>
        <translation>{} nimmt keine quadratischen RGB-Bilder einer Größe</translation>
    </message>
    <message>
        <source>{} is none of Pomona&apos;s networks followed by Flatten or GlobalAveragePooling2D and Dense layers (relu or linear, BatchNormalization and Dropout between them): it has {} layers, the last of them {}</source>
        <translation>{} ist keines von Pomonas Netzen mit Flatten oder GlobalAveragePooling2D und Dense-Schichten dahinter (relu oder linear, BatchNormalization und Dropout dazwischen): Es hat {} Schichten, die letzten davon {}</translation>
    </message>
    <message>
        <source>{} ends with the activation &quot;{}&quot;; Pomona needs softmax</source>
        <translation>{} endet mit der Aktivierung „{}“; Pomona braucht softmax</translation>
    </message>
    <message>
        <source>{} names {} labels where {} has {} outputs</source>
        <translation>{} nennt {} Namen, {} hat aber {} Ausgänge</translation>
    </message>
    <message>
        <source>its description lacks &quot;{}&quot;</source>
        <translation>in seiner Beschreibung fehlt „{}“</translation>
    </message>
    <message>
        <source>its backbone {} is unknown</source>
        <translation>sein Backbone {} ist unbekannt</translation>
    </message>
    <message>
        <source>its preprocessing {} is unknown</source>
        <translation>seine Vorverarbeitung {} ist unbekannt</translation>
    </message>
    <message>
        <source>its head {} is unknown</source>
        <translation>sein Kopf {} ist unbekannt</translation>
    </message>
    <message>
        <source>its image size {} is not one that {} takes</source>
        <translation>seine Bildgröße {} ist keine, die {} nimmt</translation>
    </message>
    <message>
        <source>it has fewer than two labels</source>
        <translation>es hat weniger als zwei Klassen</translation>
    </message>
    <message>
        <source>its label &quot;{}&quot; comes twice</source>
        <translation>seine Klasse „{}“ kommt zweimal vor</translation>
    </message>
    <message>
        <source>it looks {} times at a picture; 1 and {} are known</source>
        <translation>es sieht ein Bild {}-mal an; bekannt sind 1 und {}</translation>
    </message>
    <message>
        <source>its temperature is not above 0</source>
        <translation>seine Temperatur ist nicht größer als 0</translation>
    </message>
    <message>
        <source>it has not one group for each label</source>
        <translation>es hat nicht für jede Klasse eine Gruppe</translation>
    </message>
    <message>
        <source>its tensor {}{} is missing</source>
        <translation>sein Tensor {}{} fehlt</translation>
    </message>
    <message>
        <source>its tensor {}{} has the shape {} instead of {}</source>
        <translation>sein Tensor {}{} hat die Form {} statt {}</translation>
    </message>
    <message>
        <source>its tensor {}{} holds {}</source>
        <translation>sein Tensor {}{} enthält {}</translation>
    </message>
    <message>
        <source>its tensor {} belongs to no layer</source>
        <translation>sein Tensor {} gehört zu keiner Schicht</translation>
    </message>
    <message>
        <source>the model {} is damaged: {}</source>
        <translation>das Modell {} ist beschädigt: {}</translation>
    </message>
    <message>
        <source>its description cannot be read</source>
        <translation>seine Beschreibung kann nicht gelesen werden</translation>
    </message>
    <message>
        <source>its format version is missing</source>
        <translation>die Version seines Formats fehlt</translation>
    </message>
    <message>
        <source>{} was written by a newer Pomona (format {}, this one reads {}); update Pomona</source>
        <translation>{} wurde von einem neueren Pomona geschrieben (Format {}, dieses liest {}); aktualisieren Sie Pomona</translation>
    </message>
    <message>
        <source>its description holds a value of another kind than it should</source>
        <translation>in seiner Beschreibung steht ein Wert von anderer Art, als er sein sollte</translation>
    </message>
    <message>
        <source>{} is a file of Keras&apos;s; make a model of it with &quot;pomona-cli import-model&quot;</source>
        <translation>{} ist eine Datei von Keras; machen Sie mit „pomona-cli import-model“ ein Modell daraus</translation>
    </message>
    <message>
        <source>{} is no model of Pomona&apos;s; choose a run&apos;s model.safetensors</source>
        <translation>{} ist kein Modell von Pomona; wählen Sie die model.safetensors eines Laufs</translation>
    </message>
    <message>
        <source>{} is no recipe: it holds no JSON object</source>
        <translation>{} ist kein Rezept: Es enthält kein JSON-Objekt</translation>
    </message>
    <message>
        <source>{}: {}</source>
        <translation>{}: {}</translation>
    </message>
    <message>
        <source>there is no recipe &quot;{}&quot;; use article, quick, best, photos or a .json file</source>
        <translation>ein Rezept „{}“ gibt es nicht; nehmen Sie article, quick, best, photos oder eine .json-Datei</translation>
    </message>
    <message>
        <source>the network&apos;s weights</source>
        <translation>die Gewichte des Netzes</translation>
    </message>
    <message>
        <source>imagenet, none (random), or a .h5 or .safetensors file</source>
        <translation>imagenet, none (zufällig) oder eine .h5- oder .safetensors-Datei</translation>
    </message>
    <message>
        <source>random changes to the training images</source>
        <translation>zufällige Änderungen der Trainingsbilder</translation>
    </message>
    <message>
        <source>none, article, strong, wild, or KEY=VALUE,... with Keras&apos;s names</source>
        <translation>none, article, strong, wild oder SCHLÜSSEL=WERT,... mit den Namen von Keras</translation>
    </message>
    <message>
        <source>what varieties are summed to</source>
        <translation>wozu Sorten zusammengezählt werden</translation>
    </message>
    <message>
        <source>auto, or NAME=WORDS|WORDS;..., the words that its classes begin with</source>
        <translation>auto oder NAME=WÖRTER|WÖRTER;..., die Wörter, mit denen seine Klassen beginnen</translation>
    </message>
    <message>
        <source>what stands between backbone and Dense softmax</source>
        <translation>was zwischen Backbone und Dense-Softmax steht</translation>
    </message>
    <message>
        <source>flatten or gap, then any of dense:UNITS:relu, dense:UNITS, dropout:RATE, batchnorm, batchnorm:EPSILON, comma-separated</source>
        <translation>flatten oder gap, dann beliebig dense:EINHEITEN:relu, dense:EINHEITEN, dropout:ANTEIL, batchnorm, batchnorm:EPSILON, durch Kommas getrennt</translation>
    </message>
    <message>
        <source>layer of the backbone from which on it is trained, too, once the head is</source>
        <translation>Schicht des Backbones, ab der auch er trainiert wird, sobald der Kopf es ist</translation>
    </message>
    <message>
        <source>empty (none), or the Keras name of a layer: block5_conv1</source>
        <translation>leer (keine) oder der Keras-Name einer Schicht: block5_conv1</translation>
    </message>
    <message>
        <source>what the epochs are measured on</source>
        <translation>woran die Epochen gemessen werden</translation>
    </message>
    <message>
        <source>test, a folder, or a fraction of Training between 0 and 1</source>
        <translation>test, ein Ordner oder ein Anteil von Training zwischen 0 und 1</translation>
    </message>
    <message>
        <source>network whose features are used</source>
        <translation>Netz, dessen Merkmale benutzt werden</translation>
    </message>
    <message>
        <source>how pixels become input; auto is what the weights were trained with</source>
        <translation>wie Pixel zur Eingabe werden; auto ist, womit die Gewichte trainiert wurden</translation>
    </message>
    <message>
        <source>side of the network&apos;s input</source>
        <translation>Seite der Eingabe des Netzes</translation>
    </message>
    <message>
        <source>pixels</source>
        <translation>Pixel</translation>
    </message>
    <message>
        <source>passes over the training images, at most</source>
        <translation>Durchgänge durch die Trainingsbilder, höchstens</translation>
    </message>
    <message>
        <source>size of a step</source>
        <translation>Größe eines Schritts</translation>
    </message>
    <message>
        <source>images</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>how the weights are stepped</source>
        <translation>wie die Gewichte angepasst werden</translation>
    </message>
    <message>
        <source>step size, at its highest</source>
        <translation>Schrittweite, an ihrer höchsten Stelle</translation>
    </message>
    <message>
        <source>course of the learning rate</source>
        <translation>Verlauf der Lernrate</translation>
    </message>
    <message>
        <source>decoupled weight decay (adamw, sgd)</source>
        <translation>entkoppelter Gewichtsabbau (adamw, sgd)</translation>
    </message>
    <message>
        <source>momentum (sgd)</source>
        <translation>Trägheit (sgd)</translation>
    </message>
    <message>
        <source>share of the target that is spread over all classes in training (losses are shown without it)</source>
        <translation>Anteil des Ziels, der beim Training auf alle Klassen verteilt wird (Verluste werden ohne ihn gezeigt)</translation>
    </message>
    <message>
        <source>time without improvement before it stops; 0: it does not</source>
        <translation>Zeit ohne Verbesserung, nach der es aufhört; 0: nie</translation>
    </message>
    <message>
        <source>epochs</source>
        <translation>Epochen</translation>
    </message>
    <message>
        <source>smallest change that counts as improvement</source>
        <translation>kleinste Änderung, die als Verbesserung zählt</translation>
    </message>
    <message>
        <source>what the best epoch is chosen by</source>
        <translation>wonach die beste Epoche gewählt wird</translation>
    </message>
    <message>
        <source>leave out an epoch&apos;s last, smaller batch</source>
        <translation>den letzten, kleineren Stapel einer Epoche weglassen</translation>
    </message>
    <message>
        <source>augmented views of an image kept as features; 0: fresh ones every epoch</source>
        <translation>veränderte Ansichten eines Bildes, die als Merkmale bleiben; 0: in jeder Epoche neue</translation>
    </message>
    <message>
        <source>a fixed (x - mean) / (std + mean of all std) for every feature, first in the head</source>
        <translation>ein festes (x - Mittel) / (Streuung + Mittel aller Streuungen) für jedes Merkmal, als Erstes im Kopf</translation>
    </message>
    <message>
        <source>passes with that layer and those after it, at most</source>
        <translation>Durchgänge mit dieser Schicht und den folgenden, höchstens</translation>
    </message>
    <message>
        <source>step size of these passes, at its highest</source>
        <translation>Schrittweite dieser Durchgänge, an ihrer höchsten Stelle</translation>
    </message>
    <message>
        <source>at a picture when the model classifies: all of it, or also five parts of it</source>
        <translation>auf ein Bild beim Bestimmen: auf das ganze oder auch auf fünf Teile davon</translation>
    </message>
    <message>
        <source>feeds every random choice</source>
        <translation>speist jede Zufallswahl</translation>
    </message>
    <message>
        <source>number used of every class; 0: all</source>
        <translation>Zahl, die von jeder Klasse benutzt wird; 0: alle</translation>
    </message>
    <message>
        <source>number format of the backbone&apos;s arithmetic, bfloat16 being coarser (it moves EfficientNet-Lite0&apos;s features by some 5 % of their length, VGG19&apos;s by 0.3 %); auto is the fastest native one</source>
        <translation>Zahlenformat, in dem das Netz rechnet, bfloat16 ist gröber (es verschiebt die Merkmale von EfficientNet-Lite0 um etwa 5 % ihrer Länge, die von VGG19 um 0,3 %); auto ist das schnellste, das der Prozessor selbst beherrscht</translation>
    </message>
    <message>
        <source>preprocessing is &quot;{}&quot; and the augmentation asks for rescale; leave one of them out</source>
        <translation>die Vorverarbeitung ist „{}“, und die Augmentierung verlangt rescale; lassen Sie eines davon weg</translation>
    </message>
    <message>
        <source>there is no setting &quot;{}&quot;; the settings are {}</source>
        <translation>eine Einstellung „{}“ gibt es nicht; die Einstellungen sind {}</translation>
    </message>
    <message>
        <source>{} is &quot;{}&quot;; allowed: {}</source>
        <translation>{} ist „{}“; erlaubt: {}</translation>
    </message>
    <message>
        <source>image_size is {}; {} needs at least {}</source>
        <translation>die Bildgröße ist {}; {} braucht mindestens {}</translation>
    </message>
    <message>
        <source>{} % of Training, held out in whole stretches of frames</source>
        <translation>{} % von Training, in ganzen Abschnitten der Aufnahmen zurückgehalten</translation>
    </message>
    <message>
        <source>the report {} is damaged: it is cut or lacks a figure</source>
        <translation>der Bericht {} ist beschädigt: Er ist abgeschnitten, oder es fehlt eine Zahl</translation>
    </message>
    <message>
        <source>{} is no run: it holds no recipe.json</source>
        <translation>{} ist kein Lauf: Es enthält keine recipe.json</translation>
    </message>
    <message>
        <source>the run {} was written by a newer Pomona; update Pomona</source>
        <translation>der Lauf {} wurde von einem neueren Pomona geschrieben; aktualisieren Sie Pomona</translation>
    </message>
    <message>
        <source>names no version of its generator</source>
        <translation>nennt keine Version seines Zufallsgenerators</translation>
    </message>
    <message>
        <source>is cut or lacks a value</source>
        <translation>ist abgeschnitten, oder es fehlt ein Wert</translation>
    </message>
    <message>
        <source>has other columns</source>
        <translation>hat andere Spalten</translation>
    </message>
    <message>
        <source>holds the line &quot;{}&quot;</source>
        <translation>enthält die Zeile „{}“</translation>
    </message>
    <message>
        <source>{0} holds a run already; go on with it (train --resume {0}) or choose another folder</source>
        <translation>{0} enthält schon einen Lauf; setzen Sie ihn fort (train --resume {0}) oder wählen Sie einen anderen Ordner</translation>
    </message>
    <message>
        <source>{} holds other files; choose a new or empty folder for the run</source>
        <translation>{} enthält andere Dateien; wählen Sie für den Lauf einen neuen oder leeren Ordner</translation>
    </message>
    <message>
        <source>{} are no longer those that the run {} began with; start a new run</source>
        <translation>{} sind nicht mehr die, mit denen der Lauf {} begann; beginnen Sie einen neuen</translation>
    </message>
    <message>
        <source>the images in {}</source>
        <translation>die Bilder in {}</translation>
    </message>
    <message>
        <source>the weights of {}</source>
        <translation>die Gewichte von {}</translation>
    </message>
    <message>
        <source>{} is missing; the run was finished and had it</source>
        <translation>{} fehlt; der Lauf war fertig und hatte es</translation>
    </message>
    <message>
        <source>fine-tuned before 0.2, with a known fault: train again</source>
        <translation>nachtrainiert vor Version 0.2, mit einem bekannten Fehler: noch einmal trainieren</translation>
    </message>
    <message>
        <source>the run {} is being trained; stop it before deleting it</source>
        <translation>der Lauf {} wird gerade trainiert; halten Sie ihn an, bevor Sie ihn löschen</translation>
    </message>
    <message>
        <source>{} exists again; move it away first</source>
        <translation>{} gibt es wieder; verschieben Sie es zuerst</translation>
    </message>
    <message>
        <source>{} is damaged; the run&apos;s curves show its epochs alone</source>
        <translation>{} ist beschädigt; die Kurven des Laufs zeigen nur seine Epochen</translation>
    </message>
    <message>
        <source>{} cached features were damaged and are extracted again</source>
        <translation>{} aufbewahrte Merkmale waren beschädigt und werden noch einmal berechnet</translation>
    </message>
    <message>
        <source>the features below {} would take {} GB and are not kept: every epoch passes through the frozen layers</source>
        <translation>die Merkmale unter {} bräuchten {} GB und werden nicht aufbewahrt: Jede Epoche geht durch die eingefrorenen Schichten</translation>
    </message>
    <message>
        <source>stopped; what was finished is kept in {0}: go on with train --resume {0}</source>
        <translation>angehalten; was fertig war, liegt in {0}: Weiter geht es mit train --resume {0}</translation>
    </message>
    <message>
        <source>the backbone&apos;s weights are RANDOM (--weights none): expect a poor accuracy</source>
        <translation>die Gewichte des Backbones sind ZUFÄLLIG (--weights none): Erwarten Sie eine schlechte Genauigkeit</translation>
    </message>
    <message>
        <source>the checkpoint does not fit this run</source>
        <translation>der Zwischenstand passt nicht zu diesem Lauf</translation>
    </message>
    <message>
        <source>the checkpoint does not fit this run: {}</source>
        <translation>der Zwischenstand passt nicht zu diesem Lauf: {}</translation>
    </message>
    <message>
        <source>the class &quot;{}&quot; of the validation folder {} is not in {}</source>
        <translation>die Klasse „{}“ des Ordners {} zum Validieren gibt es in {} nicht</translation>
    </message>
    <message>
        <source>the folder {}</source>
        <translation>der Ordner {}</translation>
    </message>
    <message>
        <source>Test, which chooses the epoch: its accuracy is a little too good</source>
        <translation>Test, das die Epoche auswählt: Seine Genauigkeit ist etwas zu gut</translation>
    </message>
    <message>
        <source>there is no Test to validate on: 10 % of Training are held out instead</source>
        <translation>es gibt kein Test, an dem validiert werden könnte: Stattdessen werden 10 % von Training zurückgehalten</translation>
    </message>
    <message>
        <source>the dataset&apos;s Validation folder</source>
        <translation>der Ordner Validation des Datensatzes</translation>
    </message>
    <message>
        <source>the dataset has a problem: {}</source>
        <translation>der Datensatz hat ein Problem: {}</translation>
    </message>
    <message>
        <source>the dataset has {} problems (dataset info lists them all): {}</source>
        <translation>der Datensatz hat {} Probleme (die Seite Datensatz nennt alle): {}</translation>
    </message>
    <message>
        <source>the class &quot;{}&quot; has no image in Training and will never be recognised</source>
        <translation>die Klasse „{}“ hat kein Bild in Training und wird nie erkannt werden</translation>
    </message>
    <message>
        <source>{} has too few images to hold any out for validation; name a folder with --validation or add images</source>
        <translation>{} hat zu wenige Bilder, um welche zum Validieren zurückzuhalten; nennen Sie einen Ordner zum Validieren oder fügen Sie Bilder hinzu</translation>
    </message>
    <message>
        <source>{} has {} images to train on, fewer than one batch of {}; choose a smaller --batch-size</source>
        <translation>{} hat {} Bilder zum Trainieren, weniger als einen Stapel von {}; wählen Sie kleinere Stapel</translation>
    </message>
    <message>
        <source>no class belongs to the group {}: none begins with its words</source>
        <translation>zur Gruppe {} gehört keine Klasse: Keine beginnt mit ihren Wörtern</translation>
    </message>
    <message>
        <source>{} is damaged: the weights {} hold NaN or infinity</source>
        <translation>{} ist beschädigt: Die Gewichte {} enthalten NaN oder Unendlich</translation>
    </message>
    <message>
        <source>{} does not fit: {}</source>
        <translation>{} passt nicht: {}</translation>
    </message>
    <message>
        <source>{}; it is nearly {}</source>
        <translation>{}; es ist beinahe {}</translation>
    </message>
    <message>
        <source>{} holds the weights of none of the backbones {}</source>
        <translation>{} enthält die Gewichte keines der Backbones {}</translation>
    </message>
    <message>
        <source>{} does not fit {}: it holds the weights of {}</source>
        <translation>{} passt nicht zu {}: Es enthält die Gewichte von {}</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>{} is there and works, but is not the published file; remove it to fetch that one</source>
        <translation>{} ist da und geht, ist aber nicht die veröffentlichte Datei; entfernen Sie sie, um jene zu laden</translation>
    </message>
    <message>
        <source>the weights of {} come with Pomona and are nowhere else; install Pomona again</source>
        <translation>die Gewichte von {} kommen mit Pomona und sind nirgends sonst; installieren Sie Pomona noch einmal</translation>
    </message>
    <message>
        <source>{} is no file; choose one</source>
        <translation>{} ist keine Datei; wählen Sie eine</translation>
    </message>
    <message>
        <source>the ImageNet weights of {0} are not there: run &quot;pomona-cli weights fetch {0}&quot;, or get {1} elsewhere and run &quot;pomona-cli weights import {1}&quot;, or name a file with --weights</source>
        <translation>die ImageNet-Gewichte von {0} sind nicht da: Rufen Sie „pomona-cli weights fetch {0}“ auf, oder holen Sie {1} anderswo und rufen Sie „pomona-cli weights import {1}“ auf, oder nennen Sie eine Datei</translation>
    </message>
    <message>
        <source>{} needs {} bytes and {} has room for {}; free some space and try again</source>
        <translation>{} braucht {} Bytes, und {} hat Platz für {}; schaffen Sie Platz und versuchen Sie es noch einmal</translation>
    </message>
    <message>
        <source>stopped; {} of {} bytes are kept and the next fetch goes on from there</source>
        <translation>angehalten; {} von {} Bytes bleiben, und das nächste Laden macht dort weiter</translation>
    </message>
    <message>
        <source>{} sends another file than the published one (MD5 {} instead of {}); nothing of it is kept</source>
        <translation>{} schickt eine andere Datei als die veröffentlichte (MD5 {} statt {}); nichts davon bleibt</translation>
    </message>
    <message>
        <source>{} is damaged: {}</source>
        <translation>{} ist beschädigt: {}</translation>
    </message>
    <message>
        <source>{} is no HDF5 file, as Keras writes them; choose another</source>
        <translation>{} ist keine HDF5-Datei, wie Keras sie schreibt; wählen Sie eine andere</translation>
    </message>
    <message>
        <source>{} is cut or damaged: HDF5 cannot open it; fetch it again</source>
        <translation>{} ist abgeschnitten oder beschädigt: HDF5 kann es nicht öffnen; laden Sie es noch einmal</translation>
    </message>
    <message>
        <source>it has no layer_names, so it is no weight file of Keras&apos;s HDF5 format; Keras 3 writes one with model.save(&quot;name.h5&quot;)</source>
        <translation>es hat keine layer_names, ist also keine Gewichtsdatei im HDF5-Format von Keras; Keras 3 schreibt eine mit model.save(&quot;name.h5&quot;)</translation>
    </message>
    <message>
        <source>its layer {} is not there</source>
        <translation>seine Schicht {} ist nicht da</translation>
    </message>
    <message>
        <source>its weights {} are not there</source>
        <translation>seine Gewichte {} sind nicht da</translation>
    </message>
    <message>
        <source>{} has the shape {} where {} needs {}</source>
        <translation>{} hat die Form {}, {} braucht aber {}</translation>
    </message>
    <message>
        <source>the weights {} cannot be read</source>
        <translation>die Gewichte {} können nicht gelesen werden</translation>
    </message>
    <message>
        <source>the weights {} hold NaN or infinity</source>
        <translation>die Gewichte {} enthalten NaN oder Unendlich</translation>
    </message>
    <message>
        <source>it ends before {}</source>
        <translation>es endet vor {}</translation>
    </message>
    <message>
        <source>it has no model_config, so it holds weights alone; save the whole model with model.save(&quot;name.h5&quot;)</source>
        <translation>es hat keine model_config, enthält also nur Gewichte; speichern Sie das ganze Modell mit model.save(&quot;name.h5&quot;)</translation>
    </message>
    <message>
        <source>another Pomona is fetching {}; wait for it</source>
        <translation>ein anderes Pomona lädt gerade {}; warten Sie darauf</translation>
    </message>
    <message>
        <source>its header is nested too deeply</source>
        <translation>sein Kopf ist zu tief verschachtelt</translation>
    </message>
    <message>
        <source>{} comes twice</source>
        <translation>{} kommt zweimal vor</translation>
    </message>
    <message>
        <source>its header is not a JSON object</source>
        <translation>sein Kopf ist kein JSON-Objekt</translation>
    </message>
    <message>
        <source>the entry of {} is malformed</source>
        <translation>der Eintrag von {} ist fehlerhaft</translation>
    </message>
    <message>
        <source>{} has the element type {}, which Pomona does not know</source>
        <translation>{} hat Elemente der Art {}, die Pomona nicht kennt</translation>
    </message>
    <message>
        <source>the length of {} does not fit its shape</source>
        <translation>die Länge von {} passt nicht zur Form</translation>
    </message>
    <message>
        <source>its metadata are no JSON object</source>
        <translation>seine Metadaten sind kein JSON-Objekt</translation>
    </message>
    <message>
        <source>its metadata {} is no text</source>
        <translation>seine Metadaten {} sind kein Text</translation>
    </message>
    <message>
        <source>the bytes of {} overlap others or leave a hole</source>
        <translation>die Bytes von {} überlappen andere oder lassen eine Lücke</translation>
    </message>
    <message>
        <source>it has {} bytes of tensors where its header declares {}</source>
        <translation>es hat {} Bytes Tensoren, sein Kopf nennt aber {}</translation>
    </message>
    <message>
        <source>{} is damaged or no safetensors file: {}</source>
        <translation>{} ist beschädigt oder keine safetensors-Datei: {}</translation>
    </message>
    <message>
        <source>it is too short</source>
        <translation>es ist zu kurz</translation>
    </message>
    <message>
        <source>it begins with no header</source>
        <translation>es beginnt nicht mit einem Kopf</translation>
    </message>
    <message>
        <source>its header is cut</source>
        <translation>sein Kopf ist abgeschnitten</translation>
    </message>
    <message>
        <source>it is cut</source>
        <translation>es ist abgeschnitten</translation>
    </message>
    <message>
        <source>no connection ({})</source>
        <translation>keine Verbindung ({})</translation>
    </message>
    <message>
        <source>the server&apos;s certificate is not trusted ({}); the environment&apos;s SSL_CERT_FILE can name a file of certificates to trust</source>
        <translation>dem Zertifikat des Servers wird nicht vertraut ({}); SSL_CERT_FILE in der Umgebung kann eine Datei mit vertrauten Zertifikaten nennen</translation>
    </message>
    <message>
        <source>no certificates to check the server&apos;s by ({}); install ca-certificates, or name such a file in the environment&apos;s SSL_CERT_FILE</source>
        <translation>keine Zertifikate, um das des Servers zu prüfen ({}); installieren Sie ca-certificates oder nennen Sie eine solche Datei in SSL_CERT_FILE</translation>
    </message>
    <message>
        <source>{} offers {} bytes, but the published file has {}</source>
        <translation>{} bietet {} Bytes an, die veröffentlichte Datei hat aber {}</translation>
    </message>
    <message>
        <source>{} sends more bytes, but the published file has {}</source>
        <translation>{} schickt mehr Bytes, die veröffentlichte Datei hat aber {}</translation>
    </message>
    <message>
        <source>it ends after {} of {} bytes</source>
        <translation>es endet nach {} von {} Bytes</translation>
    </message>
    <message>
        <source>the server answers with HTTP status {}</source>
        <translation>der Server antwortet mit dem HTTP-Status {}</translation>
    </message>
    <message>
        <source>cannot fetch {}: {}</source>
        <translation>{} kann nicht geladen werden: {}</translation>
    </message>
    <message>
        <source>the run {} is damaged: {} {}</source>
        <translation>der Lauf {} ist beschädigt: {} {}</translation>
    </message>
    <message>
        <source>{} images at once do not fit into the GPU&apos;s memory: it takes {} from now on</source>
        <translation>{} Bilder auf einmal passen nicht in den Speicher der GPU: Von jetzt an nimmt sie {}</translation>
    </message>
    <message>
        <source>libcurl does not start</source>
        <translation>libcurl startet nicht</translation>
    </message>
</context>
<context>
    <name>pomona::ui::AboutDialog</name>
    <message>
        <source>Looking for devices...</source>
        <translation>Suche nach Geräten ...</translation>
    </message>
    <message>
        <source>About Pomona</source>
        <translation>Über Pomona</translation>
    </message>
    <message>
        <source>Pomona</source>
        <translation>Pomona</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>GPL-3.0-or-later. EfficientNet-Lite0&apos;s weights: Apache-2.0, Google.</source>
        <translation>GPL-3.0-or-later. Gewichte von EfficientNet-Lite0: Apache-2.0, Google.</translation>
    </message>
    <message>
        <source>Stands on</source>
        <translation>Beruht auf</translation>
    </message>
    <message>
        <source>Computes with</source>
        <translation>Rechnet mit</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Läufe</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>Gewichte</translation>
    </message>
    <message>
        <source>Cache</source>
        <translation>Zwischenspeicher</translation>
    </message>
    <message>
        <source>Resources</source>
        <translation>Ressourcen</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Qt %1 (LGPL-3.0), libtorch %2 (BSD-3-Clause), OpenCV %3 (Apache-2.0), QCustomPlot %4 (GPL-3.0), HDF5 %5, libcurl %6, libjpeg-turbo %7, fmt %8</source>
        <translation>Qt %1 (LGPL-3.0), libtorch %2 (BSD-3-Clause), OpenCV %3 (Apache-2.0), QCustomPlot %4 (GPL-3.0), HDF5 %5, libcurl %6, libjpeg-turbo %7, fmt %8</translation>
    </message>
</context>
<context>
    <name>pomona::ui::AboutModelDialog</name>
    <message>
        <source>About %1</source>
        <translation>Über %1</translation>
    </message>
    <message>
        <source>Knows</source>
        <translation>Kennt</translation>
    </message>
    <message>
        <source>%1 classes, which are %2 fruits when varieties are summed, and nothing else: anything is taken for the one that comes nearest</source>
        <translation>%1 Klassen, mit zusammengezählten Sorten %2 Früchte, und nichts anderes: alles wird für das Ähnlichste gehalten</translation>
    </message>
    <message>
        <source>Looks</source>
        <translation>Schaut</translation>
    </message>
    <message>
        <source>once at a picture</source>
        <translation>einmal auf ein Bild</translation>
    </message>
    <message>
        <source>%1 times at a picture: at all of it and at parts of it; the answer is the mean</source>
        <translation>%1-mal auf ein Bild: auf das ganze und auf Teile davon; die Antwort ist der Mittelwert</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netz</translation>
    </message>
    <message>
        <source>%1, %2 × %2 pixels, recipe %3</source>
        <translation>%1, %2 × %2 Pixel, Rezept %3</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Test</translation>
    </message>
    <message>
        <source>%1 right, on frames like those it learned from</source>
        <translation>%1 richtig, auf Bildern wie denen, aus denen es lernte</translation>
    </message>
    <message>
        <source>not measured</source>
        <translation>nicht gemessen</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Caution</source>
        <translation>Vorsicht</translation>
    </message>
    <message>
        <source>it was tuned by a Pomona before 0.2, with a known fault: train it again</source>
        <translation>es wurde von einem Pomona vor 0.2 feinabgestimmt, mit einem bekannten Fehler: neu trainieren</translation>
    </message>
    <message>
        <source>Computes</source>
        <translation>Rechnet</translation>
    </message>
    <message>
        <source>in %1, and was trained in %2: a few answers may differ</source>
        <translation>in %1, trainiert wurde es in %2: einzelne Antworten können abweichen</translation>
    </message>
</context>
<context>
    <name>pomona::ui::AnswerView</name>
    <message>
        <source>The picture</source>
        <translation>Das Bild</translation>
    </message>
    <message>
        <source>What the network sees</source>
        <translation>Was das Netz sieht</translation>
    </message>
    <message>
        <source>Pasted or dragged, not a file</source>
        <translation>Eingefügt oder gezogen, keine Datei</translation>
    </message>
    <message>
        <source>The model knows %1 classes and nothing else: anything is taken for the one that comes nearest.</source>
        <translation>Das Modell kennt %1 Klassen und nichts sonst: Alles wird für die gehalten, die am nächsten kommt.</translation>
    </message>
    <message>
        <source>Not read</source>
        <translation>Nicht gelesen</translation>
    </message>
    <message>
        <source>%1 × %1 pixels, %2</source>
        <translation>%1 × %1 Pixel, %2</translation>
    </message>
    <message>
        <source>nothing of this file</source>
        <translation>nichts von dieser Datei</translation>
    </message>
    <message>
        <source>%1 ms on %2</source>
        <translation>%1 ms auf %2</translation>
    </message>
    <message>
        <source>, and %1 parts of it</source>
        <translation>, und %1 Teile davon</translation>
    </message>
</context>
<context>
    <name>pomona::ui::AugmentPage</name>
    <message>
        <source>Augment</source>
        <translation>Augmentieren</translation>
    </message>
    <message>
        <source>As the network sees it</source>
        <translation>Wie das Netz es sieht</translation>
    </message>
    <message>
        <source>New draw</source>
        <translation>Neu ziehen</translation>
    </message>
    <message>
        <source>Use for training</source>
        <translation>Für das Training nehmen</translation>
    </message>
    <message>
        <source>Other random draws of the same setting (F5)</source>
        <translation>Andere Zufallsziehungen derselben Einstellung (F5)</translation>
    </message>
    <message>
        <source>What augmentation does to an image</source>
        <translation>Was Augmentierung mit einem Bild macht</translation>
    </message>
    <message>
        <source>Training can turn, shift and mirror its images at random, so that the model learns the fruit and not its pose. Choose a dataset, and see it on one of its images.</source>
        <translation>Das Training kann seine Bilder zufällig drehen, verschieben und spiegeln, damit das Modell die Frucht lernt und nicht ihre Lage. Wählen Sie einen Datensatz, und sehen Sie es an einem seiner Bilder.</translation>
    </message>
    <message>
        <source>Choose a dataset...</source>
        <translation>Datensatz wählen ...</translation>
    </message>
    <message>
        <source>Choose a dataset&apos;s folder</source>
        <translation>Den Ordner eines Datensatzes wählen</translation>
    </message>
    <message>
        <source>Use the demo fruits</source>
        <translation>Beispielfrüchte nehmen</translation>
    </message>
    <message>
        <source>Random draws</source>
        <translation>Zufallsziehungen</translation>
    </message>
    <message>
        <source>The image without augmentation</source>
        <translation>Das Bild ohne Augmentierung</translation>
    </message>
    <message>
        <source>Previous image</source>
        <translation>Voriges Bild</translation>
    </message>
    <message>
        <source>Next image</source>
        <translation>Nächstes Bild</translation>
    </message>
    <message>
        <source>Any other image</source>
        <translation>Irgendein anderes Bild</translation>
    </message>
    <message>
        <source>Number of draws</source>
        <translation>Anzahl der Ziehungen</translation>
    </message>
    <message>
        <source>%1 draws</source>
        <translation>%1 Ziehungen</translation>
    </message>
    <message>
        <source>The preset %1 was removed.</source>
        <translation>Die Vorgabe %1 wurde entfernt.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>%1 × %1 pixels, %2, as the recipe of Train has it</source>
        <translation>%1 × %1 Pixel, %2, wie im Rezept von Trainieren</translation>
    </message>
    <message>
        <source>Train uses: %1</source>
        <translation>Das Training verwendet: %1</translation>
    </message>
    <message>
        <source>Train uses just this already</source>
        <translation>Das Training verwendet genau dies schon</translation>
    </message>
    <message>
        <source>Train uses then: %1</source>
        <translation>Das Training verwendet dann: %1</translation>
    </message>
    <message>
        <source>Train now uses: %1</source>
        <translation>Das Training verwendet jetzt: %1</translation>
    </message>
    <message>
        <source>Go to Train</source>
        <translation>Zu Trainieren</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
</context>
<context>
    <name>pomona::ui::AugmentationForm</name>
    <message>
        <source>Rotation</source>
        <translation>Drehung</translation>
    </message>
    <message>
        <source>Shift sideways</source>
        <translation>Seitwärts</translation>
    </message>
    <message>
        <source>Shift up and down</source>
        <translation>Auf und ab</translation>
    </message>
    <message>
        <source>Shear</source>
        <translation>Scherung</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>Zoom</translation>
    </message>
    <message>
        <source>Brightness</source>
        <translation>Helligkeit</translation>
    </message>
    <message>
        <source>Colour shift</source>
        <translation>Farbe</translation>
    </message>
    <message>
        <source>Mirror left and right</source>
        <translation>Waagerecht spiegeln</translation>
    </message>
    <message>
        <source>Mirror top and bottom</source>
        <translation>Senkrecht spiegeln</translation>
    </message>
    <message>
        <source> px</source>
        <translation> px</translation>
    </message>
    <message>
        <source>0 to %1</source>
        <translation>0 bis %1</translation>
    </message>
    <message>
        <source>%1, least</source>
        <translation>%1, mindestens</translation>
    </message>
    <message>
        <source>%1, most</source>
        <translation>%1, höchstens</translation>
    </message>
    <message>
        <source>Factor, 0 to %1; 1 changes nothing</source>
        <translation>Faktor, 0 bis %1; 1 ändert nichts</translation>
    </message>
    <message>
        <source>Outside the picture</source>
        <translation>Außerhalb des Bildes</translation>
    </message>
    <message>
        <source>the edge goes on (nearest)</source>
        <translation>der Rand geht weiter (nearest)</translation>
    </message>
    <message>
        <source>one grey (constant)</source>
        <translation>ein Grau (constant)</translation>
    </message>
    <message>
        <source>mirrored (reflect)</source>
        <translation>gespiegelt (reflect)</translation>
    </message>
    <message>
        <source>the other side (wrap)</source>
        <translation>die andere Seite (wrap)</translation>
    </message>
    <message>
        <source>Grey outside</source>
        <translation>Grau außerhalb</translation>
    </message>
    <message>
        <source>0 is black, 255 is white</source>
        <translation>0 ist schwarz, 255 ist weiß</translation>
    </message>
    <message>
        <source>Only for one grey (constant)</source>
        <translation>Nur für ein Grau (constant)</translation>
    </message>
    <message>
        <source>Composites like photographs</source>
        <translation>Kompositionen wie Fotos</translation>
    </message>
    <message>
        <source>Fruits cut out and put on other grounds: single, in piles, close up, with shadows and light. What follows is done to the composite.</source>
        <translation>Früchte, freigestellt und auf anderen Grund gesetzt: einzeln, gehäuft, ganz nah, mit Schatten und Licht. Was folgt, geschieht mit der Komposition.</translation>
    </message>
</context>
<context>
    <name>pomona::ui::ClassFiguresModel</name>
    <message>
        <source>Class</source>
        <translation>Klasse</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Präzision</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>Treffer</translation>
    </message>
    <message>
        <source>F1</source>
        <translation>F1</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Of the images taken for this class, the share that is of it</source>
        <translation>Von den Bildern, die für diese Klasse gehalten wurden, der Anteil, der zu ihr gehört</translation>
    </message>
    <message>
        <source>Of the images of this class, the share that was recognised</source>
        <translation>Von den Bildern dieser Klasse der Anteil, der erkannt wurde</translation>
    </message>
    <message>
        <source>Precision and recall in one number: their harmonic mean</source>
        <translation>Präzision und Trefferquote in einer Zahl: ihr harmonisches Mittel</translation>
    </message>
    <message>
        <source>Images of this class</source>
        <translation>Bilder dieser Klasse</translation>
    </message>
</context>
<context>
    <name>pomona::ui::ClassPanel</name>
    <message>
        <source>Filter classes</source>
        <translation>Klassen filtern</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>Klassen</translation>
    </message>
    <message>
        <source>No class matches</source>
        <translation>Keine Klasse passt</translation>
    </message>
</context>
<context>
    <name>pomona::ui::ClassTableModel</name>
    <message>
        <source>Class</source>
        <translation>Klasse</translation>
    </message>
</context>
<context>
    <name>pomona::ui::ClassificationController</name>
    <message>
        <source>, Test %1</source>
        <translation>, Test %1</translation>
    </message>
    <message>
        <source>Comes with Pomona</source>
        <translation>Von Pomona mitgebracht</translation>
    </message>
    <message>
        <source>Pomona&apos;s fruit</source>
        <translation>Pomonas Früchte</translation>
    </message>
    <message>
        <source>Made of a Keras model</source>
        <translation>Aus einem Keras-Modell</translation>
    </message>
    <message>
        <source>, tuned with a fault: train again</source>
        <translation>, mit einem Fehler feinabgestimmt: neu trainieren</translation>
    </message>
</context>
<context>
    <name>pomona::ui::ClassifyPage</name>
    <message>
        <source>Classify</source>
        <translation>Klassifizieren</translation>
    </message>
    <message>
        <source>No model yet</source>
        <translation>Noch kein Modell</translation>
    </message>
    <message>
        <source>Classifying</source>
        <translation>Klassifizieren</translation>
    </message>
    <message>
        <source>images</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Open folder...</source>
        <translation>Ordner öffnen ...</translation>
    </message>
    <message>
        <source>Open...</source>
        <translation>Öffnen ...</translation>
    </message>
    <message>
        <source>Photos to classify</source>
        <translation>Fotos zum Klassifizieren</translation>
    </message>
    <message>
        <source>Train a model</source>
        <translation>Ein Modell trainieren</translation>
    </message>
    <message>
        <source>Open a model file...</source>
        <translation>Modelldatei öffnen ...</translation>
    </message>
    <message>
        <source>Open photos...</source>
        <translation>Fotos öffnen ...</translation>
    </message>
    <message>
        <source>Open a folder...</source>
        <translation>Ordner öffnen ...</translation>
    </message>
    <message>
        <source>Earlier drops</source>
        <translation>Früher Abgelegtes</translation>
    </message>
    <message>
        <source>Drop photos or folders anywhere</source>
        <translation>Fotos oder Ordner irgendwo ablegen</translation>
    </message>
    <message>
        <source>The browser gave only the picture&apos;s address, which is not fetched.</source>
        <translation>Der Browser gab nur die Adresse des Bildes; sie wird nicht abgerufen.</translation>
    </message>
    <message>
        <source>Save the picture and drop the file, or copy the picture and paste it here with Ctrl+V.</source>
        <translation>Speichern Sie das Bild und legen Sie die Datei hier ab, oder kopieren Sie das Bild und fügen Sie es hier mit Strg+V ein.</translation>
    </message>
    <message>
        <source>Choose photos</source>
        <translation>Fotos wählen</translation>
    </message>
    <message>
        <source>Images (*.jpg *.jpeg *.png *.webp *.bmp *.tif *.tiff);;All files (*)</source>
        <translation>Bilder (*.jpg *.jpeg *.png *.webp *.bmp *.tif *.tiff);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Choose a folder of photos</source>
        <translation>Einen Ordner mit Fotos wählen</translation>
    </message>
    <message>
        <source>Loading %1</source>
        <translation>%1 wird geladen</translation>
    </message>
    <message>
        <source>No model is loaded</source>
        <translation>Kein Modell ist geladen</translation>
    </message>
    <message>
        <source>What you dropped is classified as soon as there is a model: train one, or open a model file.</source>
        <translation>Was Sie abgelegt haben, wird klassifiziert, sobald es ein Modell gibt: Trainieren Sie eines, oder öffnen Sie eine Modelldatei.</translation>
    </message>
    <message>
        <source>A model tells fruit apart once it has been trained. Train one on your dataset, or open a model file of a run.</source>
        <translation>Ein Modell unterscheidet Früchte, sobald es trainiert ist. Trainieren Sie eines mit Ihrem Datensatz, oder öffnen Sie die Modelldatei eines Laufs.</translation>
    </message>
    <message>
        <source>Loading the model</source>
        <translation>Das Modell wird geladen</translation>
    </message>
    <message>
        <source>What you dropped is classified as soon as it is loaded.</source>
        <translation>Was Sie abgelegt haben, wird klassifiziert, sobald es geladen ist.</translation>
    </message>
    <message>
        <source>It takes a moment. Photos can be dropped already.</source>
        <translation>Es dauert einen Moment. Fotos können schon abgelegt werden.</translation>
    </message>
    <message>
        <source>Drop photos here</source>
        <translation>Fotos hier ablegen</translation>
    </message>
    <message>
        <source>Files, folders, or a picture from the browser, dropped anywhere on the window. Ctrl+V pastes one.</source>
        <translation>Dateien, Ordner oder ein Bild aus dem Browser, irgendwo auf dem Fenster abgelegt. Strg+V fügt eines ein.</translation>
    </message>
    <message>
        <source>Not read</source>
        <translation>Nicht gelesen</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) skipped: not JPEG, PNG, WebP, BMP or TIFF.</source>
        <translation>
            <numerusform>%n Datei übergangen: kein JPEG, PNG, WebP, BMP oder TIFF.</numerusform>
            <numerusform>%n Dateien übergangen: kein JPEG, PNG, WebP, BMP oder TIFF.</numerusform>
        </translation>
    </message>
    <message>
        <source>Convert pictures of other kinds to PNG or JPEG.</source>
        <translation>Wandeln Sie Bilder anderer Art in PNG oder JPEG um.</translation>
    </message>
    <message>
        <source>Save the table</source>
        <translation>Die Tabelle speichern</translation>
    </message>
    <message>
        <source>CSV (*.csv)</source>
        <translation>CSV (*.csv)</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>Gespeichert.</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>About this model</source>
        <translation>Über dieses Modell</translation>
    </message>
    <message>
        <source>Back to the table</source>
        <translation>Zurück zur Tabelle</translation>
    </message>
    <message>
        <source>Esc or Backspace</source>
        <translation>Esc oder Rücktaste</translation>
    </message>
    <message>
        <source>Saved what the filter shows: %1 of %2 rows.</source>
        <translation>Gespeichert, was der Filter zeigt: %1 von %2 Zeilen.</translation>
    </message>
    <message>
        <source>%1 classes, %2, %3 px</source>
        <translation>%1 Klassen, %2, %3 px</translation>
    </message>
</context>
<context>
    <name>pomona::ui::ColorScale</name>
    <message>
        <source>Colours from 1 to %1 images</source>
        <translation>Farben von 1 bis %1 Bilder</translation>
    </message>
</context>
<context>
    <name>pomona::ui::ConfusedPairsModel</name>
    <message>
        <source>Class</source>
        <translation>Klasse</translation>
    </message>
    <message>
        <source>Taken for</source>
        <translation>Gehalten für</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Bilder</translation>
    </message>
</context>
<context>
    <name>pomona::ui::ConfusionPanel</name>
    <message>
        <source>Confusion or reliability</source>
        <translation>Verwechslung oder Zuverlässigkeit</translation>
    </message>
    <message>
        <source>Confusion</source>
        <translation>Matrix</translation>
    </message>
    <message>
        <source>Reliability</source>
        <translation>Zuverlässigkeit</translation>
    </message>
    <message>
        <source>Leaves out the diagonal, where the answers are right</source>
        <translation>Lässt die Diagonale weg, auf der die Antworten stimmen</translation>
    </message>
    <message>
        <source>Zoom out (-)</source>
        <translation>Verkleinern (-)</translation>
    </message>
    <message>
        <source>Zoom in (+), or turn the wheel</source>
        <translation>Vergrößern (+), oder das Rad drehen</translation>
    </message>
    <message>
        <source>Show the whole matrix (0)</source>
        <translation>Die ganze Matrix zeigen (0)</translation>
    </message>
    <message>
        <source>Errors only</source>
        <translation>Fehler</translation>
    </message>
</context>
<context>
    <name>pomona::ui::CurvePanel</name>
    <message>
        <source>Log loss</source>
        <translation>Verlust log.</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>Smoothing</source>
        <translation>Glättung</translation>
    </message>
    <message>
        <source>Running mean over the steps; the steps themselves stay faint behind</source>
        <translation>Gleitendes Mittel über die Schritte; die Schritte selbst bleiben blass dahinter</translation>
    </message>
    <message>
        <source>Logarithmic axis for the loss</source>
        <translation>Logarithmische Achse für den Verlust</translation>
    </message>
    <message>
        <source>Training step by step; off: the means of the epochs</source>
        <translation>Training Schritt für Schritt; aus: die Mittel der Epochen</translation>
    </message>
    <message>
        <source>Copy or save the curves</source>
        <translation>Die Kurven kopieren oder speichern</translation>
    </message>
    <message>
        <source>Copy as a picture</source>
        <translation>Als Bild kopieren</translation>
    </message>
    <message>
        <source>Save as PNG...</source>
        <translation>Als PNG speichern ...</translation>
    </message>
    <message>
        <source>Picture (*.png)</source>
        <translation>Bild (*.png)</translation>
    </message>
    <message>
        <source>Save as PDF...</source>
        <translation>Als PDF speichern ...</translation>
    </message>
    <message>
        <source>Document (*.pdf)</source>
        <translation>Dokument (*.pdf)</translation>
    </message>
    <message>
        <source>Save the values as CSV...</source>
        <translation>Die Werte als CSV speichern ...</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>Tabelle (*.csv)</translation>
    </message>
    <message>
        <source>training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>Validierung</translation>
    </message>
    <message>
        <source>Save the curves</source>
        <translation>Die Kurven speichern</translation>
    </message>
    <message>
        <source>curves</source>
        <translation>Kurven</translation>
    </message>
    <message>
        <source>Show all (Home, double click)</source>
        <translation>Alles zeigen (Pos1, Doppelklick)</translation>
    </message>
</context>
<context>
    <name>pomona::ui::CurvePlot</name>
    <message>
        <source>Curves of accuracy and loss</source>
        <translation>Kurven von Genauigkeit und Verlust</translation>
    </message>
    <message>
        <source>epoch</source>
        <translation>Epoche</translation>
    </message>
    <message>
        <source>epoch %1, step %2</source>
        <translation>Epoche %1, Schritt %2</translation>
    </message>
    <message>
        <source>epoch %1</source>
        <translation>Epoche %1</translation>
    </message>
    <message>
        <source>Wheel: zoom the epochs; with Ctrl, or over the values: zoom the values
Drag: move; with Shift: zoom into a rectangle
Keys: + and - zoom the epochs, Page Up and Page Down the values, Up and Down move them
Left and Right: read the values</source>
        <translation>Rad: Epochen vergrößern; mit Strg oder über den Werten: die Werte
Ziehen: verschieben; mit Umschalt: ein Rechteck vergrößern
Tasten: + und - vergrößern die Epochen, Bild auf und Bild ab die Werte, Auf und Ab verschieben sie
Links und Rechts: die Werte ablesen</translation>
    </message>
</context>
<context>
    <name>pomona::ui::CurveSwitch</name>
    <message>
        <source>Shows or hides: %1</source>
        <translation>Zeigt oder verbirgt: %1</translation>
    </message>
</context>
<context>
    <name>pomona::ui::DatasetBrowser</name>
    <message>
        <source>View</source>
        <translation>Ansicht</translation>
    </message>
    <message>
        <source>Part of the dataset</source>
        <translation>Teil des Datensatzes</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Überblick</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Probleme</translation>
    </message>
    <message>
        <source>Size of the pictures</source>
        <translation>Größe der Bilder</translation>
    </message>
    <message>
        <source>Augment this image</source>
        <translation>Dieses Bild augmentieren</translation>
    </message>
    <message>
        <source>Open its folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>There is no folder Test: this one is used as Test</source>
        <translation>Einen Ordner Test gibt es nicht: Dieser dient als Test</translation>
    </message>
    <message>
        <source>Problems %1</source>
        <translation>Probleme %1</translation>
    </message>
    <message>
        <source>All classes</source>
        <translation>Alle Klassen</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln image(s): %1</source>
        <translation>
            <numerusform>%Ln Bild: %1</numerusform>
            <numerusform>%Ln Bilder: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>no class matches</source>
        <translation>keine Klasse passt</translation>
    </message>
</context>
<context>
    <name>pomona::ui::DatasetController</name>
    <message>
        <source>Training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>Validierung</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Test</translation>
    </message>
</context>
<context>
    <name>pomona::ui::DatasetOverview</name>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>%1 sizes</source>
        <translation>%1 Größen</translation>
    </message>
    <message>
        <source>images</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>classes</source>
        <translation>Klassen</translation>
    </message>
    <message>
        <source>Training images per class</source>
        <translation>Trainingsbilder je Klasse</translation>
    </message>
    <message>
        <source>pixels</source>
        <translation>Pixel</translation>
    </message>
    <message>
        <source>mean colour</source>
        <translation>mittlere Farbe</translation>
    </message>
    <message>
        <source>Images per class</source>
        <translation>Bilder je Klasse</translation>
    </message>
    <message>
        <source>The same numbers are in the table of the classes.</source>
        <translation>Dieselben Zahlen stehen in der Tabelle der Klassen.</translation>
    </message>
    <message>
        <source>class</source>
        <translation>Klasse</translation>
    </message>
    <message>
        <source>pixels, of %1 images read</source>
        <translation>Pixel, bei %1 gelesenen Bildern</translation>
    </message>
    <message>
        <source>mean colour of %1 images</source>
        <translation>mittlere Farbe von %1 Bildern</translation>
    </message>
</context>
<context>
    <name>pomona::ui::DatasetPage</name>
    <message>
        <source>Dataset</source>
        <translation>Datensatz</translation>
    </message>
    <message>
        <source>Choose folder...</source>
        <translation>Ordner wählen ...</translation>
    </message>
    <message>
        <source>Reading the folder</source>
        <translation>Der Ordner wird gelesen</translation>
    </message>
    <message>
        <source>files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>Drawing the demo fruits</source>
        <translation>Die Beispielfrüchte werden gezeichnet</translation>
    </message>
    <message>
        <source>images</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Checking the images</source>
        <translation>Die Bilder werden geprüft</translation>
    </message>
    <message>
        <source>Choose a dataset&apos;s folder</source>
        <translation>Den Ordner eines Datensatzes wählen</translation>
    </message>
    <message>
        <source>%1 Training</source>
        <translation>%1 Training</translation>
    </message>
    <message>
        <source>, %1 Validation</source>
        <translation>, %1 Validierung</translation>
    </message>
    <message>
        <source> and %1 %2</source>
        <translation> und %1 %2</translation>
    </message>
    <message>
        <source>%1 images, %2 classes</source>
        <translation>%1 Bilder, %2 Klassen</translation>
    </message>
    <message>
        <source>%1, in %2</source>
        <translation>%1, in %2</translation>
    </message>
    <message>
        <source>%1 problems. The first: %2</source>
        <translation>%1 Probleme. Das erste: %2</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Every file was read. Nothing is wrong with them, and no image of Training is also in Test.</source>
        <translation>Jede Datei wurde gelesen. Alle sind in Ordnung, und kein Bild aus Training ist auch in Test.</translation>
    </message>
    <message>
        <source>The check found a problem.</source>
        <translation>Die Prüfung fand ein Problem.</translation>
    </message>
    <message>
        <source>The check found %1 problems.</source>
        <translation>Die Prüfung fand %1 Probleme.</translation>
    </message>
    <message>
        <source>Rescan</source>
        <translation>Neu einlesen</translation>
    </message>
    <message>
        <source>Reads the folder anew (F5)</source>
        <translation>Liest den Ordner neu ein (F5)</translation>
    </message>
    <message>
        <source>%1 is no longer there</source>
        <translation>%1 ist nicht mehr da</translation>
    </message>
    <message>
        <source>The dataset&apos;s folder was moved or deleted.</source>
        <translation>Der Ordner des Datensatzes wurde verschoben oder gelöscht.</translation>
    </message>
    <message>
        <source>Put it back and press F5, or choose another folder.</source>
        <translation>Legen Sie ihn zurück und drücken Sie F5, oder wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>This folder holds photos and no dataset: they are classified.</source>
        <translation>Dieser Ordner enthält Fotos und keinen Datensatz: Sie werden klassifiziert.</translation>
    </message>
    <message>
        <source>A dataset has a folder of images for each class.</source>
        <translation>Ein Datensatz hat für jede Klasse einen Ordner mit Bildern.</translation>
    </message>
</context>
<context>
    <name>pomona::ui::DatasetStart</name>
    <message>
        <source>Choose fruits-360 folder...</source>
        <translation>Ordner fruits-360 wählen ...</translation>
    </message>
    <message>
        <source>Use the demo fruits</source>
        <translation>Beispielfrüchte nehmen</translation>
    </message>
    <message>
        <source>Draws 1,200 small pictures of 12 fruits, which takes a few seconds</source>
        <translation>Zeichnet 1.200 kleine Bilder von 12 Früchten, was ein paar Sekunden dauert</translation>
    </message>
    <message>
        <source>Choose the fruits-360 folder</source>
        <translation>Den Ordner fruits-360 wählen</translation>
    </message>
    <message>
        <source>Opening %1</source>
        <translation>%1 wird geöffnet</translation>
    </message>
    <message>
        <source>The pictures show as soon as the names are read.</source>
        <translation>Die Bilder erscheinen, sobald die Namen gelesen sind.</translation>
    </message>
    <message>
        <source>Choose pictures to learn from</source>
        <translation>Wählen Sie Bilder, von denen gelernt wird</translation>
    </message>
    <message>
        <source>The fruits-360 folder, or any folder with a folder of pictures for each class. It can also be dropped anywhere on the window.</source>
        <translation>Den Ordner fruits-360 oder irgendeinen mit einem Ordner von Bildern für jede Klasse. Er kann auch irgendwo auf dem Fenster abgelegt werden.</translation>
    </message>
    <message>
        <source>Recent folders</source>
        <translation>Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>A photo of fruit dropped there gets its answer at once.</source>
        <translation>Ein Foto einer Frucht, dort abgelegt, wird sofort beantwortet.</translation>
    </message>
</context>
<context>
    <name>pomona::ui::DeviceChip</name>
    <message>
        <source>CPU, 1 thread</source>
        <translation>CPU, 1 Thread</translation>
    </message>
    <message>
        <source>CPU, %1 threads</source>
        <translation>CPU, %1 Threads</translation>
    </message>
    <message>
        <source>Cannot compute</source>
        <translation>Kann nicht rechnen</translation>
    </message>
    <message>
        <source>The engine did not open</source>
        <translation>Rechenwerk fehlt</translation>
    </message>
    <message>
        <source>Opening the engine</source>
        <translation>Rechenwerk öffnet</translation>
    </message>
    <message>
        <source>Looking for devices</source>
        <translation>Suche nach Geräten</translation>
    </message>
    <message>
        <source>%1, no GPU</source>
        <translation>%1, keine GPU</translation>
    </message>
    <message>
        <source>%1 of %2 GiB</source>
        <translation>%1 von %2 GiB</translation>
    </message>
    <message>
        <source>%1 GiB</source>
        <translation>%1 GiB</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
</context>
<context>
    <name>pomona::ui::DropHistoryModel</name>
    <message numerus="yes">
        <source>%Ln image(s)</source>
        <translation>
            <numerusform>%Ln Bild</numerusform>
            <numerusform>%Ln Bilder</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pomona::ui::EvaluatePage</name>
    <message>
        <source>Test</source>
        <translation>Test</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>Evaluate</source>
        <translation>Auswerten</translation>
    </message>
    <message>
        <source>No model to evaluate yet</source>
        <translation>Noch kein Modell zum Auswerten</translation>
    </message>
    <message>
        <source>Train one on the Train page, or choose a model file.</source>
        <translation>Trainieren Sie eines auf der Seite Trainieren, oder wählen Sie eine Modelldatei.</translation>
    </message>
    <message>
        <source>Choose model file...</source>
        <translation>Modelldatei wählen ...</translation>
    </message>
    <message>
        <source>Train a model</source>
        <translation>Ein Modell trainieren</translation>
    </message>
    <message>
        <source>Evaluating</source>
        <translation>Auswerten</translation>
    </message>
    <message>
        <source>images</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Saving</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>Gespeichert.</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Open a dataset, or choose another folder of images</source>
        <translation>Öffnen Sie einen Datensatz, oder wählen Sie einen anderen Ordner mit Bildern</translation>
    </message>
    <message>
        <source>Neither the model nor the images have changed since</source>
        <translation>Weder das Modell noch die Bilder haben sich seither geändert</translation>
    </message>
    <message>
        <source>It is being evaluated</source>
        <translation>Es wird ausgewertet</translation>
    </message>
    <message>
        <source>Evaluating %1</source>
        <translation>%1 wird ausgewertet</translation>
    </message>
    <message>
        <source>%1 has not been evaluated yet</source>
        <translation>%1 ist noch nicht ausgewertet</translation>
    </message>
    <message>
        <source>Every image is classified once.</source>
        <translation>Jedes Bild wird einmal klassifiziert.</translation>
    </message>
    <message>
        <source>Evaluate classifies every image once. What comes out is kept with the run and is there at once the next time.</source>
        <translation>Auswerten klassifiziert jedes Bild einmal. Was herauskommt, bleibt beim Lauf und ist beim nächsten Mal sofort da.</translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <translation>%1 auf %2</translation>
    </message>
    <message>
        <source>How well a model tells the classes apart</source>
        <translation>Wie gut ein Modell die Klassen trennt</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>und %1 weitere</translation>
    </message>
    <message>
        <source>%1 of %2 images could not be read; the figures are of the others.</source>
        <translation>%1 von %2 Bildern konnten nicht gelesen werden; die Zahlen gelten für die anderen.</translation>
    </message>
    <message>
        <source>Replace or remove these files, then evaluate again.</source>
        <translation>Diese Dateien ersetzen oder entfernen und noch einmal auswerten.</translation>
    </message>
    <message>
        <source>%1 on %2 of %3</source>
        <translation>%1 auf %2 von %3</translation>
    </message>
    <message>
        <source>%1 %2 images of %3</source>
        <translation>%1 Bilder aus %2 von %3</translation>
    </message>
    <message>
        <source>To the Dataset page</source>
        <translation>Zur Seite Datensatz</translation>
    </message>
    <message>
        <source>There are no images to evaluate it on: open a dataset, or choose another folder above.</source>
        <translation>Es gibt keine Bilder, auf denen es ausgewertet werden kann: Öffnen Sie einen Datensatz oder wählen Sie oben einen anderen Ordner.</translation>
    </message>
    <message>
        <source>The dataset is being opened.</source>
        <translation>Der Datensatz wird geöffnet.</translation>
    </message>
    <message>
        <source>Looking whether it was evaluated before.</source>
        <translation>Es wird nachgesehen, ob es schon ausgewertet wurde.</translation>
    </message>
</context>
<context>
    <name>pomona::ui::EvaluationChoice</name>
    <message>
        <source>Run or model file</source>
        <translation>Lauf oder Modelldatei</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>The images to evaluate on</source>
        <translation>Die Bilder zum Auswerten</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Test</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>Other folder...</source>
        <translation>Anderer Ordner ...</translation>
    </message>
    <message>
        <source>Model file...</source>
        <translation>Modelldatei ...</translation>
    </message>
    <message>
        <source>Choose a folder with a folder for each class</source>
        <translation>Einen Ordner mit einem Ordner für jede Klasse wählen</translation>
    </message>
</context>
<context>
    <name>pomona::ui::EvaluationExport</name>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Report as one web page (HTML)...</source>
        <translation>Bericht als eine Webseite (HTML) ...</translation>
    </message>
    <message>
        <source>Tables (CSV)...</source>
        <translation>Tabellen (CSV) ...</translation>
    </message>
    <message>
        <source>Charts (PNG)...</source>
        <translation>Diagramme (PNG) ...</translation>
    </message>
    <message>
        <source>There is nothing to save before it is evaluated</source>
        <translation>Vor dem Auswerten gibt es nichts zu speichern</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>Den Bericht speichern</translation>
    </message>
    <message>
        <source>Web page (*.html)</source>
        <translation>Webseite (*.html)</translation>
    </message>
    <message>
        <source>Choose a folder for the tables</source>
        <translation>Einen Ordner für die Tabellen wählen</translation>
    </message>
    <message>
        <source>Choose a folder for the charts</source>
        <translation>Einen Ordner für die Diagramme wählen</translation>
    </message>
</context>
<context>
    <name>pomona::ui::EvaluationTables</name>
    <message>
        <source>Classes or confused pairs</source>
        <translation>Klassen oder verwechselte Paare</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>Klassen</translation>
    </message>
    <message>
        <source>Most confused</source>
        <translation>Oft verwechselt</translation>
    </message>
    <message>
        <source>Filter classes</source>
        <translation>Klassen filtern</translation>
    </message>
    <message>
        <source>Classes and their figures</source>
        <translation>Klassen und ihre Zahlen</translation>
    </message>
    <message>
        <source>Classes that are mixed up most</source>
        <translation>Klassen, die am meisten verwechselt werden</translation>
    </message>
</context>
<context>
    <name>pomona::ui::EvaluationView</name>
    <message>
        <source>accuracy</source>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <source>right among the first five</source>
        <translation>richtig unter den ersten fünf</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>Verlust</translation>
    </message>
    <message>
        <source>calibration error</source>
        <translation>Kalibrierungsfehler</translation>
    </message>
    <message>
        <source>images</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Open its folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
</context>
<context>
    <name>pomona::ui::FoldOut</name>
    <message>
        <source>unfolded</source>
        <translation>aufgeklappt</translation>
    </message>
    <message>
        <source>folded</source>
        <translation>zugeklappt</translation>
    </message>
</context>
<context>
    <name>pomona::ui::HeadEditor</name>
    <message>
        <source>How the backbone&apos;s output becomes a vector. A Dense softmax with one unit for each class comes last by itself.</source>
        <translation>Wie die Ausgabe des Netzes ein Vektor wird. Ein Dense-Softmax mit einer Einheit je Klasse kommt von selbst zuletzt.</translation>
    </message>
    <message>
        <source>Add a layer</source>
        <translation>Schicht hinzufügen</translation>
    </message>
    <message>
        <source>Units of layer %1</source>
        <translation>Einheiten der Schicht %1</translation>
    </message>
    <message>
        <source>Rate of layer %1</source>
        <translation>Rate der Schicht %1</translation>
    </message>
    <message>
        <source>Units, 1 to %1</source>
        <translation>Einheiten, 1 bis %1</translation>
    </message>
    <message>
        <source>Share of the values that are set to 0 in training</source>
        <translation>Anteil der Werte, die im Training auf 0 gesetzt werden</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>Nach oben</translation>
    </message>
    <message>
        <source>Remove this layer</source>
        <translation>Diese Schicht entfernen</translation>
    </message>
</context>
<context>
    <name>pomona::ui::HeatMap</name>
    <message>
        <source>Confusion matrix</source>
        <translation>Verwechslungsmatrix</translation>
    </message>
    <message>
        <source>%1 recognised: %2 of %3 images</source>
        <translation>%1 erkannt: %2 von %3 Bildern</translation>
    </message>
    <message>
        <source>%1 taken for %2: %3 of %4 images</source>
        <translation>%1 für %2 gehalten: %3 von %4 Bildern</translation>
    </message>
    <message>
        <source>true class down,</source>
        <translation>wahre Klasse ↓,</translation>
    </message>
    <message>
        <source>answer across</source>
        <translation>Antwort →</translation>
    </message>
</context>
<context>
    <name>pomona::ui::ImageCanvas</name>
    <message>
        <source>Image</source>
        <translation>Bild</translation>
    </message>
</context>
<context>
    <name>pomona::ui::ImageViewer</name>
    <message>
        <source>Back to the pictures (Esc)</source>
        <translation>Zurück zu den Bildern (Esc)</translation>
    </message>
    <message>
        <source>Smaller (-)</source>
        <translation>Kleiner (-)</translation>
    </message>
    <message>
        <source>Larger (+)</source>
        <translation>Größer (+)</translation>
    </message>
    <message>
        <source>Fit (0)</source>
        <translation>Einpassen (0)</translation>
    </message>
    <message>
        <source>Real pixels (1)</source>
        <translation>Echte Pixel (1)</translation>
    </message>
    <message>
        <source>1:1</source>
        <translation>1:1</translation>
    </message>
    <message>
        <source>Previous (Left)</source>
        <translation>Voriges (Links)</translation>
    </message>
    <message>
        <source>Next (Right)</source>
        <translation>Nächstes (Rechts)</translation>
    </message>
    <message>
        <source>%1 × %2 × 3, shown at %3 %</source>
        <translation>%1 × %2 × 3, gezeigt mit %3 %</translation>
    </message>
</context>
<context>
    <name>pomona::ui::JobLine</name>
    <message>
        <source>%1 images/s, %2 left</source>
        <translation>%1 Bilder/s, noch %2</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>%1 %2/s</source>
        <translation>%1 %2/s</translation>
    </message>
    <message>
        <source>%1, %2 left</source>
        <translation>%1, noch %2</translation>
    </message>
    <message>
        <source>%1/s</source>
        <translation>%1/s</translation>
    </message>
    <message>
        <source>measuring the rate</source>
        <translation>Tempo wird gemessen</translation>
    </message>
</context>
<context>
    <name>pomona::ui::KerasModelDialog</name>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Open a Keras model</source>
        <translation>Ein Keras-Modell öffnen</translation>
    </message>
    <message>
        <source>%1 does not say what its classes are called, nor how pictures were prepared for it. Say both, and Pomona keeps a model of its own in %2.</source>
        <translation>%1 sagt weder, wie seine Klassen heißen, noch, wie Bilder dafür vorbereitet wurden. Mit beidem macht Pomona ein eigenes Modell daraus, in %2.</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Klassennamen</translation>
    </message>
    <message>
        <source>Preprocessing</source>
        <translation>Vorverarbeitung</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Reading the model</source>
        <translation>Das Modell wird gelesen</translation>
    </message>
    <message>
        <source>Dataset folder...</source>
        <translation>Ordner des Datensatzes ...</translation>
    </message>
    <message>
        <source>Its classes are the labels</source>
        <translation>Seine Klassen sind die Klassennamen</translation>
    </message>
    <message>
        <source>Choose the dataset that the model was trained on</source>
        <translation>Den Datensatz wählen, mit dem das Modell trainiert wurde</translation>
    </message>
    <message>
        <source>Text file...</source>
        <translation>Textdatei ...</translation>
    </message>
    <message>
        <source>One label a line, in the order of the model&apos;s outputs</source>
        <translation>Ein Name je Zeile, in der Reihenfolge der Ausgaben des Modells</translation>
    </message>
    <message>
        <source>Choose a file with a label a line</source>
        <translation>Eine Datei mit einem Namen je Zeile wählen</translation>
    </message>
    <message>
        <source>Text (*.txt);;All files (*)</source>
        <translation>Text (*.txt);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Not chosen yet</source>
        <translation>Noch nicht gewählt</translation>
    </message>
    <message>
        <source>Choose the labels first</source>
        <translation>Zuerst die Klassennamen wählen</translation>
    </message>
    <message>
        <source>How were its pictures prepared?</source>
        <translation>Wie wurden seine Bilder vorbereitet?</translation>
    </message>
    <message>
        <source>Choose the preprocessing first</source>
        <translation>Zuerst die Vorverarbeitung wählen</translation>
    </message>
    <message>
        <source>This file holds no model that Pomona can open</source>
        <translation>Diese Datei enthält kein Modell, das Pomona öffnen kann</translation>
    </message>
</context>
<context>
    <name>pomona::ui::LayerChoice</name>
    <message>
        <source>When the head is trained, this layer and all behind it are trained with it, at a learning rate of their own. Those before it stay frozen. An epoch that is worse than the head&apos;s best changes nothing.</source>
        <translation>Wenn der Kopf trainiert ist, werden diese Schicht und alle dahinter mit ihm trainiert, mit eigener Lernrate. Die davor bleiben eingefroren. Eine Epoche, die schlechter ist als die beste des Kopfs, ändert nichts.</translation>
    </message>
    <message>
        <source>None: the backbone stays frozen</source>
        <translation>Keine: Das Backbone bleibt eingefroren</translation>
    </message>
</context>
<context>
    <name>pomona::ui::MainWindow</name>
    <message>
        <source>Pomona</source>
        <translation>Pomona</translation>
    </message>
    <message>
        <source>Choose folder...</source>
        <translation>Ordner wählen ...</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Erscheinungsbild</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>About Pomona</source>
        <translation>Über Pomona</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
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
        <source>The language changes when Pomona starts the next time.</source>
        <translation>Die Sprache wechselt, wenn Pomona das nächste Mal startet.</translation>
    </message>
    <message>
        <source>Choose a dataset&apos;s folder</source>
        <translation>Den Ordner eines Datensatzes wählen</translation>
    </message>
    <message>
        <source>%1 % %2 - Pomona</source>
        <translation>%1 % %2 - Pomona</translation>
    </message>
    <message>
        <source>Restart now</source>
        <translation>Jetzt neu starten</translation>
    </message>
    <message>
        <source>Recent folders</source>
        <translation>Zuletzt geöffnet</translation>
    </message>
</context>
<context>
    <name>pomona::ui::MessageBanner</name>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>pomona::ui::ModelBox</name>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>The model that classifies</source>
        <translation>Das Modell, das klassifiziert</translation>
    </message>
    <message>
        <source>Open a model file...</source>
        <translation>Modelldatei öffnen ...</translation>
    </message>
    <message>
        <source>Choose a model</source>
        <translation>Modell wählen</translation>
    </message>
</context>
<context>
    <name>pomona::ui::ModelSummaryModel</name>
    <message>
        <source>trained</source>
        <translation>trainiert</translation>
    </message>
    <message>
        <source>frozen</source>
        <translation>eingefroren</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>Schicht</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>Ausgabe</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>Gewichte</translation>
    </message>
</context>
<context>
    <name>pomona::ui::ModelView</name>
    <message>
        <source>Layers of the model</source>
        <translation>Schichten des Modells</translation>
    </message>
    <message>
        <source>%1 parameters: %2 trained, %3 frozen</source>
        <translation>%1 Parameter: %2 trainiert, %3 fest</translation>
    </message>
</context>
<context>
    <name>pomona::ui::Page</name>
    <message>
        <source>Saved:</source>
        <translation>Gespeichert:</translation>
    </message>
    <message>
        <source>Open its folder</source>
        <translation>Ordner öffnen</translation>
    </message>
</context>
<context>
    <name>pomona::ui::PredictionBars</name>
    <message>
        <source>Most probable labels</source>
        <translation>Wahrscheinlichste Klassen</translation>
    </message>
</context>
<context>
    <name>pomona::ui::PredictionTable</name>
    <message>
        <source>Save as CSV...</source>
        <translation>Als CSV speichern ...</translation>
    </message>
    <message>
        <source>Filter files, labels, remarks</source>
        <translation>Dateien, Klassen, Bemerkungen filtern</translation>
    </message>
    <message>
        <source>Saves the rows that are shown, in this order</source>
        <translation>Speichert die gezeigten Zeilen in dieser Reihenfolge</translation>
    </message>
    <message>
        <source>Predictions</source>
        <translation>Vorhersagen</translation>
    </message>
    <message>
        <source>, %1 not certain</source>
        <translation>, %1 nicht sicher</translation>
    </message>
    <message>
        <source>, %1 not read</source>
        <translation>, %1 nicht gelesen</translation>
    </message>
    <message>
        <source>; %1 shown</source>
        <translation>; %1 gezeigt</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln image(s)</source>
        <translation>
            <numerusform>%1 von %Ln Bild</numerusform>
            <numerusform>%1 von %Ln Bildern</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln image(s)</source>
        <translation>
            <numerusform>%Ln Bild</numerusform>
            <numerusform>%Ln Bilder</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>stopped after %1 of %Ln image(s)</source>
        <translation>
            <numerusform>nach %1 von %Ln Bild angehalten</numerusform>
            <numerusform>nach %1 von %Ln Bildern angehalten</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pomona::ui::PredictionTableModel</name>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Klasse</translation>
    </message>
    <message>
        <source>Probability</source>
        <translation>Wahrscheinl.</translation>
    </message>
    <message>
        <source>Second guess</source>
        <translation>Zweite Vermutung</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>Bemerkung</translation>
    </message>
    <message>
        <source>Not read</source>
        <translation>Nicht gelesen</translation>
    </message>
    <message>
        <source>Variety</source>
        <translation>Sorte</translation>
    </message>
</context>
<context>
    <name>pomona::ui::PresetRow</name>
    <message>
        <source>Keep as a preset of your own</source>
        <translation>Als eigene Vorgabe behalten</translation>
    </message>
    <message>
        <source>Remove this preset</source>
        <translation>Diese Vorgabe entfernen</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>Vorgabe</translation>
    </message>
    <message>
        <source>Own values</source>
        <translation>Eigene Werte</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Name of the preset</source>
        <translation>Name der Vorgabe</translation>
    </message>
    <message>
        <source>Only presets of your own can be removed</source>
        <translation>Nur eigene Vorgaben können entfernt werden</translation>
    </message>
    <message>
        <source>A name of its own is needed: not none, article, strong or wild</source>
        <translation>Es braucht einen eigenen Namen: nicht none, article, strong oder wild</translation>
    </message>
</context>
<context>
    <name>pomona::ui::PreviewModel</name>
    <message>
        <source>As in epoch %1</source>
        <translation>Wie in Epoche %1</translation>
    </message>
</context>
<context>
    <name>pomona::ui::ProblemListModel</name>
    <message>
        <source>Class missing in a split</source>
        <translation>Klasse fehlt in einem Teil</translation>
    </message>
    <message>
        <source>Class without images</source>
        <translation>Klasse ohne Bilder</translation>
    </message>
    <message>
        <source>Cannot be read</source>
        <translation>Kann nicht gelesen werden</translation>
    </message>
    <message>
        <source>Another size</source>
        <translation>Andere Größe</translation>
    </message>
    <message>
        <source>Not an image</source>
        <translation>Kein Bild</translation>
    </message>
    <message>
        <source>Names almost the same</source>
        <translation>Fast gleiche Namen</translation>
    </message>
    <message>
        <source>In Training and in Test</source>
        <translation>In Training und in Test</translation>
    </message>
</context>
<context>
    <name>pomona::ui::ProblemsView</name>
    <message>
        <source>Check all files and find duplicates</source>
        <translation>Alle Dateien prüfen und Doppelte finden</translation>
    </message>
    <message>
        <source>Reads every image: finds damaged files, other sizes, and images of Training that are also in Test</source>
        <translation>Liest jedes Bild: findet beschädigte Dateien, andere Größen und Bilder aus Training, die auch in Test sind</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Probleme</translation>
    </message>
    <message>
        <source>No problem was found in the names of the files.</source>
        <translation>In den Namen der Dateien wurde kein Problem gefunden.</translation>
    </message>
    <message>
        <source>Double click leads to the file.</source>
        <translation>Ein Doppelklick führt zur Datei.</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Every file was read: there is no problem.</source>
        <translation>Jede Datei wurde gelesen: Es gibt kein Problem.</translation>
    </message>
</context>
<context>
    <name>pomona::ui::RangeSlider</name>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
</context>
<context>
    <name>pomona::ui::RecipeAdvisor</name>
    <message>
        <source>Validation is &quot;test&quot;, a fraction such as 0.1, or a folder that exists</source>
        <translation>Die Validierung ist &quot;test&quot;, ein Anteil wie 0.1 oder ein Ordner, den es gibt</translation>
    </message>
</context>
<context>
    <name>pomona::ui::RecipeForm</name>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>Article</source>
        <translation>Artikel</translation>
    </message>
    <message>
        <source>Strong</source>
        <translation>Stark</translation>
    </message>
    <message>
        <source>Optimiser and early stopping</source>
        <translation>Optimierer und frühes Ende</translation>
    </message>
    <message>
        <source>Network and features</source>
        <translation>Netz und Merkmale</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>Recipe</source>
        <translation>Rezept</translation>
    </message>
    <message>
        <source>Change...</source>
        <translation>Ändern ...</translation>
    </message>
    <message>
        <source>To the Augment page, where every change is seen at once</source>
        <translation>Zur Seite Augmentieren, wo jede Änderung sofort zu sehen ist</translation>
    </message>
    <message>
        <source>Augmentation</source>
        <translation>Augmentierung</translation>
    </message>
    <message>
        <source>Quick: a light network that comes along</source>
        <translation>Schnell: ein leichtes Netz, schon dabei</translation>
    </message>
    <message>
        <source>Best: the most accurate within minutes</source>
        <translation>Am besten: am genauesten in Minuten</translation>
    </message>
    <message>
        <source>Article: as in the Keras article</source>
        <translation>Artikel: wie im Keras-Artikel</translation>
    </message>
    <message>
        <source>Quick, changed</source>
        <translation>Schnell, geändert</translation>
    </message>
    <message>
        <source>Best, changed</source>
        <translation>Am besten, geändert</translation>
    </message>
    <message>
        <source>Article, changed</source>
        <translation>Artikel, geändert</translation>
    </message>
    <message>
        <source>Composites</source>
        <translation>Kompositionen</translation>
    </message>
    <message>
        <source>A recipe sets everything below but the augmentation, which Photographs sets as well. Choose it again to go back to it.</source>
        <translation>Ein Rezept setzt alles hierunter außer der Augmentierung, die nur „Fotos“ mitsetzt. Noch einmal gewählt, führt es zu sich zurück.</translation>
    </message>
    <message>
        <source>Photographs, changed</source>
        <translation>Fotos, geändert</translation>
    </message>
    <message>
        <source>Fine-tuning</source>
        <translation>Feinabstimmung</translation>
    </message>
    <message>
        <source>Photographs: composites, for real photos</source>
        <translation>Fotos: Montagen, für echte Fotos</translation>
    </message>
</context>
<context>
    <name>pomona::ui::ReliabilityChart</name>
    <message>
        <source>right answers</source>
        <translation>richtige Antworten</translation>
    </message>
    <message>
        <source>as good as it says</source>
        <translation>so gut, wie es sagt</translation>
    </message>
    <message>
        <source>how sure the model was</source>
        <translation>wie sicher das Modell war</translation>
    </message>
    <message>
        <source>share that was right</source>
        <translation>Anteil der richtigen</translation>
    </message>
    <message>
        <source>sure %1–%2: %3 images, %4 right, %5 sure on average</source>
        <translation>sicher zu %1–%2: %3 Bilder, %4 richtig, im Mittel zu %5 sicher</translation>
    </message>
</context>
<context>
    <name>pomona::ui::ResultStrip</name>
    <message>
        <source>%1, recognised, %2 sure</source>
        <translation>%1, erkannt, zu %2 sicher</translation>
    </message>
    <message>
        <source>%1
✓ recognised</source>
        <translation>%1
✓ erkannt</translation>
    </message>
    <message>
        <source>%1, taken for %2, %3 sure</source>
        <translation>%1, für %2 gehalten, zu %3 sicher</translation>
    </message>
    <message>
        <source>%1
→ %2</source>
        <translation>%1
→ %2</translation>
    </message>
    <message>
        <source>Hardest images</source>
        <translation>Schwierigste Bilder</translation>
    </message>
    <message>
        <source>Wrong answers, the surest first</source>
        <translation>Falsche Antworten, die sichersten zuerst</translation>
    </message>
    <message>
        <source>Images of the selection</source>
        <translation>Bilder der Auswahl</translation>
    </message>
    <message>
        <source>, the first %1 of them</source>
        <translation>, die ersten %1 davon</translation>
    </message>
    <message>
        <source>Every image was recognised</source>
        <translation>Jedes Bild wurde erkannt</translation>
    </message>
    <message>
        <source>Hardest images, confidently wrong first: %1</source>
        <translation>Schwierigste Bilder, sicher falsche zuerst: %1</translation>
    </message>
    <message>
        <source>%1 recognised: %2 images</source>
        <translation>%1 erkannt: %2 Bilder</translation>
    </message>
    <message>
        <source>%1 taken for %2: %3 images</source>
        <translation>%1 für %2 gehalten: %3 Bilder</translation>
    </message>
    <message>
        <source>%1: %2 images, %3 wrong</source>
        <translation>%1: %2 Bilder, %3 falsch</translation>
    </message>
</context>
<context>
    <name>pomona::ui::RunDetails</name>
    <message>
        <source>%1 epochs trained</source>
        <translation>%1 Epochen trainiert</translation>
    </message>
    <message>
        <source>, the best one %1. Validated on: %2. Computed on %3.</source>
        <translation>, die beste war %1. Validiert auf: %2. Gerechnet auf %3.</translation>
    </message>
    <message>
        <source>Select a run to name it or note something on it, several to compare.</source>
        <translation>Wählen Sie einen Lauf, um ihn zu benennen oder etwas zu notieren, mehrere zum Vergleichen.</translation>
    </message>
    <message>
        <source>What was tried, what came out</source>
        <translation>Was probiert, was kam heraus</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>N&amp;ote</source>
        <translation>N&amp;otiz</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Settings that differ</source>
        <translation>Verschiedene Einstellungen</translation>
    </message>
    <message>
        <source>These %1 runs have the same settings</source>
        <translation>Diese %1 Läufe haben dieselben Einstellungen</translation>
    </message>
    <message>
        <source> Tuned by a Pomona before 0.2, with a known fault: train it again.</source>
        <translation> Von einem Pomona vor 0.2 feinabgestimmt, mit einem bekannten Fehler: neu trainieren.</translation>
    </message>
    <message>
        <source> The losses of its curves contain label smoothing; those of newer runs do not.</source>
        <translation> Die Verluste seiner Kurven enthalten die Label-Glättung; die neuerer Läufe nicht.</translation>
    </message>
</context>
<context>
    <name>pomona::ui::RunDifferencesModel</name>
    <message>
        <source>Setting</source>
        <translation>Einstellung</translation>
    </message>
    <message>
        <source>Dataset</source>
        <translation>Datensatz</translation>
    </message>
</context>
<context>
    <name>pomona::ui::RunLibrary</name>
    <message>
        <source>, augmented</source>
        <translation>, augmentiert</translation>
    </message>
    <message>
        <source>, fine-tuned from %1 on</source>
        <translation>, feinabgestimmt ab %1</translation>
    </message>
    <message>
        <source>%1, %2 epochs, %3 %4, %5 px</source>
        <translation>%1, %2 Epochen, %3 %4, %5 px</translation>
    </message>
</context>
<context>
    <name>pomona::ui::RunTableModel</name>
    <message>
        <source>finished</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>damaged</source>
        <translation>beschädigt</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>Backbone</source>
        <translation>Basisnetz</translation>
    </message>
    <message>
        <source>Recipe</source>
        <translation>Rezept</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>Validierung</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Test</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>running, epoch %1/%2</source>
        <translation>läuft, Epoche %1/%2</translation>
    </message>
    <message>
        <source>stopped, epoch %1/%2</source>
        <translation>angehalten bei %1/%2</translation>
    </message>
    <message>
        <source>Validation accuracy of the best epoch, whose weights are kept</source>
        <translation>Validierungsgenauigkeit der besten Epoche, deren Gewichte bleiben</translation>
    </message>
    <message>
        <source>tuned with a fault</source>
        <translation>mit Fehler feinabgestimmt</translation>
    </message>
    <message>
        <source>Tuned by a Pomona before 0.2, with a known fault: train it again.</source>
        <translation>Von einem Pomona vor 0.2 feinabgestimmt, mit einem bekannten Fehler: neu trainieren.</translation>
    </message>
</context>
<context>
    <name>pomona::ui::RunsPage</name>
    <message>
        <source>Runs</source>
        <translation>Läufe</translation>
    </message>
    <message>
        <source>Filter runs</source>
        <translation>Läufe filtern</translation>
    </message>
    <message>
        <source>No runs yet</source>
        <translation>Noch keine Läufe</translation>
    </message>
    <message>
        <source>Every training makes a run: its recipe, curves and model. They gather here.</source>
        <translation>Jedes Training ergibt einen Lauf: sein Rezept, seine Kurven und sein Modell. Sie sammeln sich hier.</translation>
    </message>
    <message>
        <source>Train a model</source>
        <translation>Ein Modell trainieren</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Evaluate</source>
        <translation>Auswerten</translation>
    </message>
    <message>
        <source>Use for Classify</source>
        <translation>Zum Klassifizieren</translation>
    </message>
    <message>
        <source>Export model...</source>
        <translation>Modell exportieren ...</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>%1 runs are in the trash for a week.</source>
        <translation>%1 Läufe sind eine Woche im Papierkorb.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>The model is exported.</source>
        <translation>Das Modell ist exportiert.</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>1 run</source>
        <translation>1 Lauf</translation>
    </message>
    <message>
        <source>%1 runs</source>
        <translation>%1 Läufe</translation>
    </message>
    <message>
        <source>, %1 damaged</source>
        <translation>, %1 beschädigt</translation>
    </message>
    <message>
        <source>Select a run first</source>
        <translation>Wählen Sie zuerst einen Lauf</translation>
    </message>
    <message>
        <source>Select one run alone</source>
        <translation>Wählen Sie nur einen Lauf</translation>
    </message>
    <message>
        <source>The run has no model before it is finished</source>
        <translation>Der Lauf hat kein Modell, bevor er fertig ist</translation>
    </message>
    <message>
        <source>Only a run that was stopped can go on</source>
        <translation>Nur ein angehaltener Lauf kann weitergehen</translation>
    </message>
    <message>
        <source>It is being trained; stop it first</source>
        <translation>Er wird gerade trainiert; halten Sie ihn zuerst an</translation>
    </message>
    <message>
        <source>Export the model</source>
        <translation>Das Modell exportieren</translation>
    </message>
    <message>
        <source>Model (*.safetensors)</source>
        <translation>Modell (*.safetensors)</translation>
    </message>
    <message>
        <source>The run %1 is in the trash for a week.</source>
        <translation>Der Lauf %1 liegt eine Woche lang im Papierkorb.</translation>
    </message>
</context>
<context>
    <name>pomona::ui::SettingField</name>
    <message>
        <source> to </source>
        <translation> bis </translation>
    </message>
    <message>
        <source>%1
Allowed: %2%3
Standard: %4</source>
        <translation>%1
Erlaubt: %2%3
Standard: %4</translation>
    </message>
    <message>
        <source>the recipe has %1</source>
        <translation>im Rezept %1</translation>
    </message>
    <message>
        <source>Must be %1</source>
        <translation>Erlaubt: %1</translation>
    </message>
</context>
<context>
    <name>pomona::ui::ShortcutsDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Ctrl+1 ... Ctrl+6</source>
        <translation>Strg+1 ... Strg+6</translation>
    </message>
    <message>
        <source>Dataset, Augment, Train, Evaluate, Classify, Runs</source>
        <translation>Datensatz, Augmentieren, Trainieren, Auswerten, Klassifizieren, Läufe</translation>
    </message>
    <message>
        <source>Ctrl+O</source>
        <translation>Strg+O</translation>
    </message>
    <message>
        <source>Ctrl+V</source>
        <translation>Strg+V</translation>
    </message>
    <message>
        <source>Classify the image in the clipboard</source>
        <translation>Das Bild in der Zwischenablage klassifizieren</translation>
    </message>
    <message>
        <source>Ctrl+F</source>
        <translation>Strg+F</translation>
    </message>
    <message>
        <source>Filter the classes</source>
        <translation>Die Klassen filtern</translation>
    </message>
    <message>
        <source>Space, Return</source>
        <translation>Leertaste, Eingabe</translation>
    </message>
    <message>
        <source>Look at the image</source>
        <translation>Das Bild ansehen</translation>
    </message>
    <message>
        <source>Left, Right</source>
        <translation>Links, Rechts</translation>
    </message>
    <message>
        <source>Previous and next image</source>
        <translation>Voriges und nächstes Bild</translation>
    </message>
    <message>
        <source>+, -, 0, 1</source>
        <translation>+, -, 0, 1</translation>
    </message>
    <message>
        <source>Zoom in, out, fit, real pixels</source>
        <translation>Vergrößern, verkleinern, einpassen, echte Pixel</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Ctrl+?</source>
        <translation>Strg+?</translation>
    </message>
    <message>
        <source>This list</source>
        <translation>Diese Liste</translation>
    </message>
    <message>
        <source>Ctrl+Q</source>
        <translation>Strg+Q</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>+, -, Page Up, Page Down, Home</source>
        <translation>+, -, Bild auf, Bild ab, Pos1</translation>
    </message>
    <message>
        <source>Curves: zoom epochs, values, show all</source>
        <translation>Kurven: Epochen oder Werte vergrößern, alles zeigen</translation>
    </message>
    <message>
        <source>F2, Delete, Ctrl+Z</source>
        <translation>F2, Entf, Strg+Z</translation>
    </message>
    <message>
        <source>Rename a run, delete it, undo</source>
        <translation>Lauf umbenennen, löschen, rückgängig</translation>
    </message>
    <message>
        <source>Choose a dataset&apos;s folder; on Classify, photos</source>
        <translation>Den Ordner eines Datensatzes wählen; bei Klassifizieren Fotos</translation>
    </message>
    <message>
        <source>F5</source>
        <translation>F5</translation>
    </message>
    <message>
        <source>Read the dataset&apos;s folder anew</source>
        <translation>Den Ordner des Datensatzes neu einlesen</translation>
    </message>
    <message>
        <source>Back to the pictures, or to the table</source>
        <translation>Zurück zu den Bildern oder zur Tabelle</translation>
    </message>
</context>
<context>
    <name>pomona::ui::SideBar</name>
    <message>
        <source>Pomona</source>
        <translation>Pomona</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menü</translation>
    </message>
</context>
<context>
    <name>pomona::ui::SideBarEntry</name>
    <message>
        <source>%1 % done</source>
        <translation>%1 % fertig</translation>
    </message>
</context>
<context>
    <name>pomona::ui::TrainForm</name>
    <message>
        <source>Use Lite0</source>
        <translation>Lite0 nehmen</translation>
    </message>
    <message>
        <source>EfficientNet-Lite0, whose weights come with Pomona</source>
        <translation>EfficientNet-Lite0, dessen Gewichte Pomona mitbringt</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Frees the processor; goes on where it stopped, also after a restart</source>
        <translation>Gibt den Prozessor frei; geht weiter, wo es aufhörte, auch nach einem Neustart</translation>
    </message>
    <message>
        <source>Ends this training. The run is kept and can be resumed from Runs</source>
        <translation>Beendet dieses Training. Der Lauf bleibt und kann unter Läufe fortgesetzt werden</translation>
    </message>
    <message>
        <source>These settings belong to the run. Stop it to change them for another one.</source>
        <translation>Diese Einstellungen gehören zum Lauf. Halten Sie ihn an, um sie für einen anderen zu ändern.</translation>
    </message>
    <message>
        <source>Choose a dataset on the Dataset page first</source>
        <translation>Wählen Sie zuerst einen Datensatz auf der Seite Datensatz</translation>
    </message>
    <message>
        <source>A value is out of its range</source>
        <translation>Ein Wert liegt außerhalb seines Bereichs</translation>
    </message>
    <message>
        <source>%1 frozen and %2 trained parameters</source>
        <translation>Parameter: %1 fest, %2 trainiert</translation>
    </message>
    <message>
        <source>Time: known after the first run with this backbone</source>
        <translation>Zeit: nach dem ersten Lauf bekannt</translation>
    </message>
    <message>
        <source>About %1 for the features, then the epochs</source>
        <translation>Etwa %1 für die Merkmale</translation>
    </message>
    <message>
        <source>About %1 in all, less if features are kept</source>
        <translation>Etwa %1 insgesamt, oft weniger</translation>
    </message>
    <message>
        <source>Weights...</source>
        <translation>Gewichte ...</translation>
    </message>
    <message>
        <source>Fetch or import them</source>
        <translation>Holen oder importieren</translation>
    </message>
    <message>
        <source>%1&apos;s ImageNet weights are not here. Fetch or import them, or take the network that comes with Pomona.</source>
        <translation>Die ImageNet-Gewichte von %1 sind nicht da. Holen oder importieren Sie sie, oder nehmen Sie das Netz, das Pomona mitbringt.</translation>
    </message>
    <message>
        <source>Every epoch passes %1 newly drawn images through the backbone</source>
        <translation>Jede Epoche schickt %1 neu gezogene Bilder durch das Basisnetz</translation>
    </message>
    <message>
        <source>Features kept: %1 on disk</source>
        <translation>Behaltene Merkmale: %1 auf der Platte</translation>
    </message>
    <message>
        <source>About %1 for the features, then the epochs; fine-tuning takes longest</source>
        <translation>Etwa %1 für die Merkmale, dann die Epochen; die Feinabstimmung dauert am längsten</translation>
    </message>
</context>
<context>
    <name>pomona::ui::TrainPage</name>
    <message>
        <source>Train</source>
        <translation>Trainieren</translation>
    </message>
    <message>
        <source>To the Dataset page</source>
        <translation>Zur Seite Datensatz</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Log of the run</source>
        <translation>Protokoll des Laufs</translation>
    </message>
    <message>
        <source>What happens while a run is trained is written here.</source>
        <translation>Was geschieht, während ein Lauf trainiert wird, steht hier.</translation>
    </message>
    <message>
        <source>Ready to train</source>
        <translation>Bereit zum Trainieren</translation>
    </message>
    <message>
        <source>Choose a dataset first</source>
        <translation>Wählen Sie zuerst einen Datensatz</translation>
    </message>
    <message>
        <source>Start trains a classifier on the features of a network that knows a million photographs. The curves appear here; you can pause, close Pomona and go on later.</source>
        <translation>Start trainiert einen Klassifikator auf den Merkmalen eines Netzes, das eine Million Fotos kennt. Die Kurven erscheinen hier; Sie können pausieren, Pomona schließen und später weitermachen.</translation>
    </message>
    <message>
        <source>Training needs pictures sorted into one folder for each class.</source>
        <translation>Das Training braucht Bilder, die in einen Ordner je Klasse sortiert sind.</translation>
    </message>
    <message>
        <source>No dataset is open</source>
        <translation>Kein Datensatz ist geöffnet</translation>
    </message>
    <message>
        <source>%1: %2 Training and %3 Test images, %4 classes</source>
        <translation>%1: %2 Trainings- und %3 Testbilder, %4 Klassen</translation>
    </message>
    <message>
        <source>Another run is being trained. Pause or stop it first.</source>
        <translation>Ein anderer Lauf wird trainiert. Pausieren Sie ihn zuerst, oder halten Sie ihn an.</translation>
    </message>
    <message>
        <source>%1 of the Test images are named right.</source>
        <translation>%1 der Testbilder werden richtig benannt.</translation>
    </message>
    <message>
        <source>Validation accuracy %1.</source>
        <translation>Validierungsgenauigkeit %1.</translation>
    </message>
    <message>
        <source>The run is finished. %1</source>
        <translation>Der Lauf ist fertig. %1</translation>
    </message>
    <message>
        <source>Try a photo</source>
        <translation>Ein Foto probieren</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>A run is being trained</source>
        <translation>Ein Lauf wird trainiert</translation>
    </message>
    <message>
        <source>Closing stops it. Everything so far is kept, and Pomona offers to go on at the next start.</source>
        <translation>Schließen hält ihn an. Alles bis hierher bleibt erhalten, und Pomona bietet beim nächsten Start an, weiterzumachen.</translation>
    </message>
    <message>
        <source>Stop and keep the run</source>
        <translation>Anhalten und den Lauf behalten</translation>
    </message>
    <message>
        <source>Keep training</source>
        <translation>Weiter trainieren</translation>
    </message>
    <message>
        <source>Weights...</source>
        <translation>Gewichte ...</translation>
    </message>
    <message>
        <source>What the networks learned from ImageNet: which of it is here</source>
        <translation>Was die Netze an ImageNet gelernt haben: was davon hier ist</translation>
    </message>
    <message>
        <source>Fetching the weights</source>
        <translation>Die Gewichte werden geholt</translation>
    </message>
    <message numerus="yes">
        <source>Measured on %Ln of them.</source>
        <translation>
            <numerusform>Gemessen an %Ln davon.</numerusform>
            <numerusform>Gemessen an %Ln davon.</numerusform>
        </translation>
    </message>
    <message>
        <source>The run %1 is not finished: about %2 of %3 epochs are done.</source>
        <translation>Der Lauf %1 ist nicht fertig: etwa %2 von %3 Epochen sind geschafft.</translation>
    </message>
    <message>
        <source>The settings you had changed are gone.</source>
        <translation>Ihre geänderten Einstellungen wurden ersetzt.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Remove or replace it, then press Start. Check all files, on the Dataset page under Problems, finds all such files at once.</source>
        <translation>Entfernen oder ersetzen Sie es und drücken Sie dann Start. Alle Dateien prüfen, auf der Seite Datensatz unter Probleme, findet alle solchen Dateien auf einmal.</translation>
    </message>
    <message>
        <source>The run %1 is not finished. No epoch is done; features that are there are kept.</source>
        <translation>Der Lauf %1 ist nicht fertig. Noch ist keine Epoche trainiert; vorhandene Merkmale bleiben erhalten.</translation>
    </message>
    <message>
        <source>This run learns from %1</source>
        <translation>Dieser Lauf lernt aus %1</translation>
    </message>
</context>
<context>
    <name>pomona::ui::TrainStatus</name>
    <message>
        <source>, %1 images/s</source>
        <translation>, %1 Bilder/s</translation>
    </message>
    <message>
        <source>epoch</source>
        <translation>Epoche</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>validation accuracy</source>
        <translation>Validierung</translation>
    </message>
    <message>
        <source>best</source>
        <translation>beste</translation>
    </message>
    <message>
        <source>left</source>
        <translation>noch</translation>
    </message>
    <message>
        <source>Progress of the training</source>
        <translation>Fortschritt des Trainings</translation>
    </message>
    <message>
        <source>accuracy on Test</source>
        <translation>Genauigkeit auf Test</translation>
    </message>
    <message>
        <source>Stopping: saving the run</source>
        <translation>Wird angehalten: Der Lauf wird gespeichert</translation>
    </message>
    <message>
        <source>Opening the engine</source>
        <translation>Rechenwerk öffnet</translation>
    </message>
    <message>
        <source>Extracting features: %1 of %2 images%3</source>
        <translation>Merkmale werden berechnet: %1 von %2 Bildern%3</translation>
    </message>
    <message>
        <source>Preparing the first step</source>
        <translation>Der erste Schritt wird vorbereitet</translation>
    </message>
    <message>
        <source>Epoch %1: step %2 of %3%4</source>
        <translation>Epoche %1: Schritt %2 von %3%4</translation>
    </message>
    <message>
        <source>Paused. Everything so far is kept, also when Pomona is closed.</source>
        <translation>Pausiert. Alles bis hierher bleibt erhalten, auch wenn Pomona geschlossen wird.</translation>
    </message>
    <message>
        <source>The training ended with an error.</source>
        <translation>Das Training endete mit einem Fehler.</translation>
    </message>
    <message>
        <source>Stopped early: epoch %1 stayed the best. </source>
        <translation>Früh beendet: Epoche %1 blieb die beste. </translation>
    </message>
    <message>
        <source>Finished.</source>
        <translation>Fertig.</translation>
    </message>
    <message>
        <source>Finished after %1.</source>
        <translation>Fertig nach %1.</translation>
    </message>
    <message>
        <source>Stopped. The run is kept on the Runs page.</source>
        <translation>Angehalten. Der Lauf bleibt auf der Seite Läufe.</translation>
    </message>
    <message>
        <source>, measuring the rate</source>
        <translation>, Tempo wird gemessen</translation>
    </message>
    <message>
        <source>left of the features</source>
        <translation>noch für die Merkmale</translation>
    </message>
    <message>
        <source>at the best epoch, %1</source>
        <translation>beste Epoche, %1</translation>
    </message>
    <message>
        <source>Fine-tuning, epoch %1: step %2 of %3%4</source>
        <translation>Feinabstimmung, Epoche %1: Schritt %2 von %3%4</translation>
    </message>
</context>
<context>
    <name>pomona::ui::TrainingController</name>
    <message>
        <source>Training on %1: %2 classes, %3 images; validated on %4 images (%5)</source>
        <translation>Training auf %1: %2 Klassen, %3 Bilder; validiert auf %4 Bildern (%5)</translation>
    </message>
    <message>
        <source>Reading the dataset&apos;s folder</source>
        <translation>Der Ordner des Datensatzes wird gelesen</translation>
    </message>
    <message>
        <source>Extracting features</source>
        <translation>Merkmale werden berechnet</translation>
    </message>
    <message>
        <source>Training the head</source>
        <translation>Der Kopf wird trainiert</translation>
    </message>
    <message>
        <source>Measuring on Test</source>
        <translation>Auf Test wird gemessen</translation>
    </message>
    <message>
        <source>Epoch %1 of %2: loss %3, accuracy %4; validation loss %5, accuracy %6%7</source>
        <translation>Epoche %1 von %2: Verlust %3, Genauigkeit %4; Validierungsverlust %5, Genauigkeit %6%7</translation>
    </message>
    <message>
        <source>, the best so far</source>
        <translation>, die beste bisher</translation>
    </message>
    <message>
        <source>Finished. The model is %1</source>
        <translation>Fertig. Das Modell ist %1</translation>
    </message>
    <message>
        <source>Stopped; the run is kept</source>
        <translation>Angehalten; der Lauf bleibt</translation>
    </message>
    <message>
        <source>Failed: %1</source>
        <translation>Gescheitert: %1</translation>
    </message>
    <message>
        <source>Calibrating the probabilities</source>
        <translation>Wahrscheinlichkeiten werden kalibriert</translation>
    </message>
    <message>
        <source>Fine-tuning backbone and head</source>
        <translation>Feinabstimmung von Backbone und Kopf</translation>
    </message>
    <message>
        <source>Paused; the run is kept</source>
        <translation>Angehalten; der Lauf bleibt erhalten</translation>
    </message>
</context>
<context>
    <name>pomona::ui::WeightsController</name>
    <message>
        <source>Other weights are being fetched</source>
        <translation>Andere Gewichte werden gerade geholt</translation>
    </message>
    <message>
        <source>These come with Pomona</source>
        <translation>Diese bringt Pomona mit</translation>
    </message>
    <message>
        <source>These are here already</source>
        <translation>Diese sind schon hier</translation>
    </message>
    <message>
        <source>These come with Pomona: install it again</source>
        <translation>Diese bringt Pomona mit: installieren Sie es neu</translation>
    </message>
    <message>
        <source>Every weight file that is here is sound.</source>
        <translation>Alle Gewichtsdateien, die hier sind, sind heil.</translation>
    </message>
    <message>
        <source>The weights of %1 are here now.</source>
        <translation>Die Gewichte von %1 sind jetzt hier.</translation>
    </message>
    <message>
        <source>Weights for %1 are here now: they fit, but are not the published ones.</source>
        <translation>Gewichte für %1 sind jetzt hier: sie passen, sind aber nicht die veröffentlichten.</translation>
    </message>
</context>
<context>
    <name>pomona::ui::WeightsDialog</name>
    <message>
        <source>Weights</source>
        <translation>Gewichte</translation>
    </message>
    <message>
        <source>What the networks learned from ImageNet. Kept in %1; a file that was fetched elsewhere can be imported or dropped here.</source>
        <translation>Was die Netze an ImageNet gelernt haben. Aufbewahrt in %1; eine anderswo geholte Datei kann hier importiert oder fallen gelassen werden.</translation>
    </message>
    <message>
        <source>Weight files</source>
        <translation>Gewichtsdateien</translation>
    </message>
    <message>
        <source>Fetch</source>
        <translation>Holen</translation>
    </message>
    <message>
        <source>Import...</source>
        <translation>Importieren ...</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>Copies .h5 or .safetensors files into the weights folder; the network is recognised by their content</source>
        <translation>Kopiert .h5- oder .safetensors-Dateien in den Ordner der Gewichte; das Netz wird am Inhalt erkannt</translation>
    </message>
    <message>
        <source>Loads every file that is here</source>
        <translation>Lädt jede Datei, die hier ist</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Fetching the weights</source>
        <translation>Die Gewichte werden geholt</translation>
    </message>
    <message>
        <source>Checking and copying the weights</source>
        <translation>Die Gewichte werden geprüft und kopiert</translation>
    </message>
    <message>
        <source>files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>Reading the weight files</source>
        <translation>Die Gewichtsdateien werden gelesen</translation>
    </message>
    <message>
        <source>Choose a network</source>
        <translation>Wählen Sie ein Netz</translation>
    </message>
    <message>
        <source>Comes with Pomona</source>
        <translation>Von Pomona mitgebracht</translation>
    </message>
    <message>
        <source>%1
File: %2
Trained with the preprocessing &quot;%3&quot;</source>
        <translation>%1
Datei: %2
Trainiert mit der Vorverarbeitung &quot;%3&quot;</translation>
    </message>
    <message>
        <source>Choose weight files</source>
        <translation>Gewichtsdateien wählen</translation>
    </message>
    <message>
        <source>Import as weights</source>
        <translation>Als Gewichte importieren</translation>
    </message>
    <message>
        <source>Weights (*.h5 *.hdf5 *.safetensors);;All files (*)</source>
        <translation>Gewichte (*.h5 *.hdf5 *.safetensors);;Alle Dateien (*)</translation>
    </message>
</context>
<context>
    <name>pomona::ui::WeightsTableModel</name>
    <message>
        <source>comes with Pomona</source>
        <translation>von Pomona mitgebracht</translation>
    </message>
    <message>
        <source>here</source>
        <translation>hier</translation>
    </message>
    <message>
        <source>here, your own</source>
        <translation>hier, eigene</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>fehlt</translation>
    </message>
    <message>
        <source>damaged</source>
        <translation>beschädigt</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netz</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>%1 fetched</source>
        <translation>%1 geholt</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>not the published file</source>
        <translation>nicht die veröffentlichte Datei</translation>
    </message>
</context>
</TS>
