<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>Incoming</name>
    <message numerus="yes">
        <source>Classify %n images or folders</source>
        <translation>
            <numerusform>Classify %n image or folder</numerusform>
            <numerusform>Classify %n images or folders</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pomona::ui::ClassifyPage</name>
    <message numerus="yes">
        <source>%n file(s) skipped: not JPEG, PNG, WebP, BMP or TIFF.</source>
        <translation>
            <numerusform>%n file skipped: not JPEG, PNG, WebP, BMP or TIFF.</numerusform>
            <numerusform>%n files skipped: not JPEG, PNG, WebP, BMP or TIFF.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pomona::ui::DatasetBrowser</name>
    <message numerus="yes">
        <source>%Ln image(s): %1</source>
        <translation>
            <numerusform>%Ln image: %1</numerusform>
            <numerusform>%Ln images: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pomona::ui::DropHistoryModel</name>
    <message numerus="yes">
        <source>%Ln image(s)</source>
        <translation>
            <numerusform>%Ln image</numerusform>
            <numerusform>%Ln images</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pomona::ui::PredictionTable</name>
    <message numerus="yes">
        <source>%1 of %Ln image(s)</source>
        <translation>
            <numerusform>%1 of %Ln image</numerusform>
            <numerusform>%1 of %Ln images</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln image(s)</source>
        <translation>
            <numerusform>%Ln image</numerusform>
            <numerusform>%Ln images</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>stopped after %1 of %Ln image(s)</source>
        <translation>
            <numerusform>stopped after %1 of %Ln image</numerusform>
            <numerusform>stopped after %1 of %Ln images</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pomona::ui::TrainPage</name>
    <message numerus="yes">
        <source>Measured on %Ln of them.</source>
        <translation>
            <numerusform>Measured on %Ln of them.</numerusform>
            <numerusform>Measured on %Ln of them.</numerusform>
        </translation>
    </message>
</context>
</TS>
