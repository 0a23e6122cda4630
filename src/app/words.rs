//! The page's fixed texts in German and English: a list, so that the compiler finds a missing one.
//!
//! Names of sources, measures, numbers and days come from [`names`](crate::names); sentences made from data
//! from [`sentences`](super::sentences).
//!
//! ```
//! use streitzahl::app::words::Msg;
//! use streitzahl::names::Lang;
//! assert_eq!(Msg::Evidence.text(Lang::De), "Beleg");
//! ```

use crate::names::Lang;

macro_rules! messages {
    ($($name:ident: $de:literal, $en:literal;)+) => {
        /// A text of the page.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[expect(missing_docs, reason = "each stands beside its words")]
        pub enum Msg { $($name),+ }

        impl Msg {
            /// All texts.
            pub const ALL: &[Self] = &[$(Self::$name),+];

            /// In a language.
            pub const fn text(self, lang: Lang) -> &'static str {
                match (self, lang) {
                    $((Self::$name, Lang::De) => $de, (Self::$name, Lang::En) => $en,)+
                }
            }
        }
    };
}

messages! {
    // Head and navigation
    PageTitle: "Streitzahl: Wer sagt, wie viele?", "Streitzahl: who says how many?";
    SkipToContent: "Zum Inhalt springen", "Skip to content";
    Sections: "Abschnitte", "Sections";
    Disputes: "Streitpunkte", "Disputes";
    Chart: "Bild", "Chart";
    Table: "Tabelle", "Table";
    Articles: "Artikel", "Articles";
    Help: "Lesehilfe", "How to read";
    OtherLanguage: "English", "Deutsch";
    LightDark: "Hell/Dunkel", "Light/dark";
    // Filter
    Filter: "Filter", "Filter";
    MoreFilters: "Weitere Filter", "More filters";
    FacetMeasure: "Gezählt", "Counted";
    FacetSide: "Wessen Leute", "Whose people";
    FacetSource: "Quelle", "Source";
    FacetArticle: "Artikel", "Article";
    NoSource: "ohne Quelle", "no source";
    ClearFilter: "Alle zeigen", "Show all";
    NothingAdmitted: "Keine Angabe passt zu allen Filtern; darum ist alles blass.",
        "No claim fits all filters, so everything is faint.";
    // As known on
    Known: "Bekannt am", "As known on";
    Play: "Abspielen", "Play";
    Pause: "Anhalten", "Pause";
    NextDay: "Nächster Tag", "Next day";
    // Disputes
    NoDisputes: "Keine Zahl widerspricht hier einer anderen, soweit sie sich vergleichen lassen: Verglichen wird nur, was dieselben Leute auf dieselbe Art zählt.",
        "No number here contradicts another, as far as they can be compared: only what counts the same people in the same way is.";
    NoDisputeAdmitted: "Kein Streitpunkt passt zu den Filtern.", "No dispute fits the filters.";
    MoreDisputes: "Alle Streitpunkte zeigen", "Show all disputes";
    ShowBoth: "Beide Sätze zeigen", "Show both sentences";
    HideBoth: "Sätze schließen", "Close the sentences";
    BothSentences: "Beide Sätze in ihren Artikeln", "Both sentences in their articles";
    // Chart
    ChartTitle: "Wer nennt welche Zahl, und wann?", "Who gives which number, and when?";
    Scale: "Achse", "Scale";
    ScaleLog: "nach Faktoren", "by factors";
    ScaleLinear: "nach Anzahl", "by number";
    Zoom: "Zeitraum", "Period";
    ZoomIn: "Zeitraum verkürzen", "Shorten the period";
    ZoomOut: "Zeitraum verlängern", "Lengthen the period";
    ZoomAll: "Ganze Zeit zeigen", "Show all of time";
    ZoomStart: "Beginn des Zeitraums", "Start of the period";
    ZoomEnd: "Ende des Zeitraums", "End of the period";
    ZoomBand: "Zeitraum verschieben", "Move the period";
    ZoomHint: "Ausschnitt: auf dem Streifen ziehen; im Bild Strg und Mausrad, + und −",
        "Part of it: draw on the strip; in the chart Ctrl and wheel, + and −";
    Keyboard: "Tastatur: Tab und Pfeiltasten gehen durch die Marken, Enter öffnet den Beleg, Esc schließt ihn.",
        "Keyboard: Tab and arrow keys move through the marks, Enter opens the evidence, Esc closes it.";
    // Legend
    Legend: "Was die Marken sagen", "What the marks say";
    LegendHint: "Antippen hebt hervor, was so gezeichnet ist.", "Press one to bring out what is drawn so.";
    // Evidence
    Evidence: "Beleg", "Evidence";
    EvidenceEmpty: "Welcher Satz steht dahinter?", "Which sentence is behind it?";
    EvidenceHint: "Eine Marke oder eine Zeile der Tabelle wählen: Hier stehen dann der Satz, seine Quelle und wie er gelesen wurde.",
        "Choose a mark or a row of the table: the sentence, its source and how it was read appear here.";
    EvidenceGone: "Diese Angabe steht in keinem der Artikel hier.", "None of the articles here holds this claim.";
    Close: "Schließen", "Close";
    Digest: "Satz aus unserer Zusammenfassung, nicht der Wortlaut des Artikels.",
        "A sentence of our summary, not the article’s wording.";
    Chain: "Wer hat es von wem", "Who has it from whom";
    ChainOrigin: "nennt die Zahl", "gives the number";
    ChainNobody: "Der Artikel sagt es selbst und nennt niemanden", "The article says it itself and names nobody";
    ChainRelay: "gibt sie weiter", "passes it on";
    ChainMedia: "berichtet sie, woher ist nicht gesagt", "reports it, the origin is not stated";
    ChainAgency: "Agentur des Artikels, kein Glied der Aussage", "the article’s agency, no link of the statement";
    ChainArticle: "Artikel", "article";
    Fields: "So gelesen", "Read as";
    FieldWho: "Wer", "Who";
    FieldScope: "Umfang", "Scope";
    FieldInterval: "Spanne", "Span";
    FieldAsOf: "Stand", "As of";
    FieldPlace: "Ort", "Place";
    FieldModality: "Art", "Kind";
    FieldConfidence: "Sicherheit", "Certainty";
    NoDay: "kein Tag genannt", "no day stated";
    Why: "Warum so gelesen", "Why read so";
    WhyRule: "Regel", "rule";
    WhyLine: "Zeile", "line";
    StageQuantity: "Zahl", "number";
    StageTime: "Zeit", "time";
    StageAttribution: "Quelle", "source";
    StageClaim: "Zusammenhang", "context";
    PartyOwn: "zählt die eigenen Leute", "counts its own people";
    PartyAlly: "Kriegspartei, verbündet mit den Gezählten", "party to the war, ally of those counted";
    PartyOpponent: "Kriegspartei, Gegner der Gezählten", "party to the war, opponent of those counted";
    SumNote: "Das nennt niemand. Wir haben addiert, was dieselbe Quelle für dieselbe Zeit getrennt nennt.",
        "Nobody says this. We added up what the same source gives apart for the same time.";
    SumStrict: "Streng gelesen ergeben die Teile:", "Read strictly, the parts add up to:";
    ShareOf: "Anteil der Entsandten, von uns errechnet", "share of those sent, reckoned by us";
    ShareNote: "Das nennt niemand. Wir haben eine Zahl der Verluste durch eine Zahl der Entsandten geteilt, die ihr zeitlich nahe ist.",
        "Nobody says this. We divided a number of losses by a number of those sent that is near to it in time.";
    ShareStrict: "Streng gelesen sind es:", "Read strictly, it is:";
    Until: "bis", "to";
    OrMore: "oder mehr", "or more";
    SumParts: "Die Teile", "The parts";
    SumOf: "von uns addiert", "added up by us";
    InArticle: "Im Artikel", "In the article";
    Mentions: "Alle Nennungen", "All mentions";
    // Corrections
    HandEdited: "von Hand geändert", "changed by hand";
    HandAdded: "von Hand ergänzt", "added by hand";
    HandLegend: "Gestrichelt umrandet: von Hand geändert oder ergänzt.",
        "With a dashed frame: changed or added by hand.";
    HandEdit: "Ändern", "Change";
    HandDone: "Fertig", "Done";
    HandReject: "Verwerfen", "Reject";
    HandRestore: "Wieder aufnehmen", "Take up again";
    HandAsRead: "Wie gelesen", "As read";
    HandRead: "Das Programm hatte gelesen", "The program had read";
    HandNote: "Jede Änderung gilt sofort; Strg+Z nimmt sie zurück.", "Each change counts at once; Ctrl+Z takes it back.";
    HandNumber: "Zahl", "Number";
    HandLow: "mindestens", "at least";
    HandHigh: "höchstens", "at most";
    HandRelays: "Über", "Via";
    HandFrom: "von", "from";
    HandTo: "bis", "to";
    HandRejected: "Verworfen", "Rejected";
    HandLost: "Diese Korrekturen passen zu keiner Stelle mehr:", "These corrections fit no place any more:";
    HandForget: "Vergessen", "Forget them";
    HandPick: "Fehlt eine Angabe? Ihre Zahl im Text markieren oder hier eintippen:",
        "Is a claim missing? Select its number in the text, or type it here:";
    HandAdd: "Als Angabe ergänzen", "Add as a claim";
    StageReader: "von Hand", "by hand";
    StageLink: "aus dem Link", "from the link";
    AtOrigin: "Zur Stelle im Original", "To the place in the original";
    // Sharing
    Share: "Teilen", "Share";
    ShareTitle: "Was du schicken kannst", "What you can send";
    ShareSigns: "Zeichen", "characters";
    ShareView: "Die Ansicht", "The view";
    ShareViewBuiltIn: "Filter, offener Beleg, Ausschnitt. Die eingebauten Artikel hat jeder, der Streitzahl öffnet.",
        "Filters, the open evidence, the zoom. Whoever opens Streitzahl has the built-in articles.";
    ShareViewCorrected: "Filter, offener Beleg, Ausschnitt; nicht deine Korrekturen. Die tragen die größeren Links.",
        "Filters, the open evidence, the zoom; not your corrections. The larger links carry those.";
    ShareViewOwn: "Nur für dich: Die Sammlung selbst ist nicht im Link, sie liegt allein in diesem Browser.",
        "For you alone: the collection is not in the link, it is kept in this browser only.";
    ShareViewLink: "Derselbe Link, mit dem du gekommen bist, mit deiner Ansicht. Deine Änderungen sind nicht darin.",
        "The link that you came with, with your view. Your changes are not in it.";
    ShareClaims: "Die Angaben", "The claims";
    ShareClaimsCarries: "Jede Angabe mit Quelle, Tag und den Wörtern ihrer Zahl, auch deine Korrekturen; die Artikel mit Titel, Tag und Adresse. Nicht die Texte: keine Sätze, keine Artikel ohne Angabe.",
        "Each claim with its source, day and the words of its number, your corrections too; the articles with title, day and address. Not the texts: no sentences, no articles without a claim.";
    ShareEverything: "Alles", "Everything";
    ShareEverythingCarries: "Die ganze Sammlung: Texte, Angaben zu den Artikeln, Korrekturen. Nichts davon geht an einen Server; es steht im Link selbst.",
        "The whole collection: texts, what is known of the articles, corrections. None of it goes to a server; it is in the link itself.";
    ShareEverythingBuiltIn: "Deine Korrekturen der eingebauten Artikel; deren Texte hat jeder, der Streitzahl öffnet. Nichts davon geht an einen Server; es steht im Link selbst.",
        "Your corrections of the built-in articles; whoever opens Streitzahl has their texts. None of it goes to a server; it is in the link itself.";
    ShareFile: "Als Datei", "As a file";
    ShareFileCarries: "Die ganze Sammlung; eine Datei schneidet niemand ab. Als eine Seite mit allem darin steht sie unter „Speichern“.",
        "The whole collection; nobody cuts a file. As one page with everything in it, it is under “Save”.";
    ShareCopy: "Link kopieren", "Copy the link";
    ShareSelected: "Markiert; jetzt mit Strg+C kopieren.", "Selected; now copy with Ctrl+C.";
    ShareCut2000: "Manche Chatprogramme schneiden ab 2.000 Zeichen ab; die Datei kommt ganz an.",
        "Some chat programs cut at 2,000 characters; the file arrives whole.";
    ShareCut4000: "Chatprogramme schneiden oft ab 2.000 oder 4.000 Zeichen ab; besser die Datei schicken.",
        "Chat programs often cut at 2,000 or 4,000 characters; better send the file.";
    ShareCut65000: "Chatprogramme schneiden ab 4.000 Zeichen ab, manche Browser ab 65.000; besser die Datei schicken.",
        "Chat programs cut at 4,000 characters, some browsers at 65,000; better send the file.";
    ShareTooLong: "So lange Adressen nimmt kein Browser; bitte die Datei schicken.",
        "No browser takes an address as long as this; please send the file.";
    GuestCollection: "Aus dem Link", "From the link";
    GuestTitle: "Aus einem Link geöffnet:", "Opened from a link:";
    GuestNote: "Es steht neben dem, was du hast; gespeichert ist davon nichts.",
        "It stands beside what you have; nothing of it is kept.";
    GuestAdopt: "Als eigene Sammlung übernehmen", "Keep as a collection of your own";
    GuestWithheld: "Der Link trägt nur die Angaben; die Sätze des Artikels sind nicht dabei.",
        "The link carries the claims only; the article’s sentences are not in it.";
    GuestFailed: "Hier steht, was ohne ihn zu sehen ist.", "Here is what is to be seen without it.";
    Undo: "Rückgängig", "Undo";
    Redo: "Wiederholen", "Redo";
    // Table
    TableTitle: "Alle Angaben als Tabelle", "All claims as a table";
    TableCaption: "Eine Zeile je Angabe; mehrere Nennungen in einem Artikel sind eine. Die Spaltenköpfe sortieren.",
        "A row for each claim; several mentions in one article are one. The column heads sort.";
    ColumnDay: "Stand", "As of";
    ColumnMeasure: "Gezählt", "Counted";
    ColumnSide: "Wer", "Who";
    ColumnNumber: "Zahl", "Number";
    ColumnSource: "Quelle", "Source";
    ColumnStanding: "Im Vergleich", "Compared";
    FacetStanding: "Im Vergleich", "Compared";
    StandingAgree: "mehrere Quellen einig", "several sources agree";
    StandingOne: "eine Quelle", "one source";
    ColumnArticle: "Artikel", "Article";
    Via: "über", "via";
    SortBy: "Sortieren:", "Sort by:";
    Contested: "umstritten", "contested";
    Updated: "später aktualisiert", "updated later";
    // Articles
    ArticlesTitle: "Die Artikel", "The articles";
    ArticlesNote: "Was hier steht, sind unsere eigenen Zusammenfassungen: Jede Zahl, jede Einschränkung, jede Quelle und jeder Tag ist vom Original, der Wortlaut ist es nicht.",
        "What stands here are our own summaries in German: every number, hedge, source and day is the original’s, the wording is not.";
    Original: "Original", "Original";
    Agency: "Agentur", "Agency";
    NoDate: "ohne Datum", "no date";
    Untitled: "ohne Titel", "untitled";
    BringOut: "Im Bild hervorheben", "Bring out in the chart";
    ReadText: "Text lesen", "Read the text";
    // Taking along
    Download: "Speichern", "Save";
    Save: "Speichern", "Save";
    Copy: "Kopieren", "Copy";
    AllTaken: "Alle Angaben, als Dateien auf diesem Gerät. Nichts wird irgendwohin geschickt.",
        "All claims, as files on this device. Nothing is sent anywhere.";
    SomeTaken: "Nur die Angaben, die Filter und Tag übrig lassen, als Dateien auf diesem Gerät.",
        "Only the claims that filters and day leave, as files on this device.";
    PngFor: "Bild für Text und Folien", "picture for text and slides";
    SvgFor: "Bild zum Weiterbearbeiten", "picture to work on";
    CsvSemicolonFor: "Tabelle für deutsches Excel", "table for German spreadsheets";
    CsvFor: "Tabelle mit Kommas", "table with commas";
    MarkdownFor: "Tabelle für Text", "table for text";
    PackageFor: "Tabellen mit Beschreibung, für die Auswertung", "tables with description, for analysis";
    JsonLdFor: "verknüpfte Daten: schema.org, PROV", "linked data: schema.org, PROV";
    NdjsonFor: "eine Angabe je Zeile", "a claim a line";
    OnePage: "Eine Seite", "One page";
    OnePageFor: "diese Seite in einer Datei, mit dieser Sammlung", "this page in one file, with this collection";
    Saved: "Gespeichert.", "Saved.";
    InClipboard: "Kopiert.", "Copied.";
    NotGiven: "Der Browser hat es nicht zugelassen.", "The browser did not allow it.";
    // Empty states and notices
    NoArticles: "Hier ist kein Artikel.", "There is no article here.";
    NoClaims: "In diesen Artikeln wurde keine Angabe gefunden, wie viele Menschen entsandt, getötet, verwundet oder gefangen wurden.",
        "No statement of how many people were sent, killed, wounded or captured was found in these articles.";
    NoticeEmpty: "Der Artikel ist leer.", "The article is empty.";
    NoticeReplaced: "Einige Zeichen waren nicht lesbar und sind ersetzt.", "Some characters could not be read and are replaced.";
    NoticeDecoded: "Gelesen in der Kodierung", "Read in the encoding";
    NoticeLanguage: "Die Sprache des Artikels wird hier nicht gelesen; nach Zahlen wurde nicht gesucht.",
        "The article’s language is not read here; no numbers were looked for.";
    NoticeNoClaim: "Keine Angabe gefunden.", "No claim found.";
    NoticeInvisible: "Unsichtbare Zeichen, die Text anders aussehen lassen, als er ist, wurden entfernt",
        "Invisible characters that make text look other than it is were removed";
    NoticeDropped: "Weggelassen, weil es nicht zum Artikel gehört:", "Left out, since it is no part of the article:";
    NoticeFrontMatter: "Im Kopf der Datei nicht verstanden: Zeile", "Not understood in the file’s head: line";
    PartCode: "Programme und Formate", "scripts and styles";
    PartNavigation: "Menüs, Kopf und Fuß der Seite", "menus, head and foot of the page";
    PartAside: "Randspalten und Formulare", "side notes and forms";
    PartCaption: "Bildtexte", "captions";
    PartLinks: "Verweise auf anderes", "links to other things";
    PartHidden: "Verborgenes", "hidden text";
    PartOutside: "was neben dem Artikel steht", "what stands beside the article";
    // Own articles
    Collection: "Sammlung", "Collection";
    BuiltIn: "Kursk: fünf Artikel (eingebaut)", "Kursk: five articles (built in)";
    NewCollection: "Neue Sammlung …", "New collection …";
    OwnArticles: "Eigene Artikel", "Your own articles";
    OwnInvite: "Artikel einfügen, hierher ziehen oder öffnen. Alles bleibt in diesem Browser.",
        "Paste articles, drop them here or open them. Everything stays in this browser.";
    OwnDraft: "Text eines Artikels", "Text of an article";
    OwnDraftHint: "Hier einfügen: den ganzen Artikel, am besten mit Überschrift und Datum",
        "Paste here: the whole article, best with its heading and date";
    OwnRead: "Lesen", "Read";
    OwnFiles: "Dateien öffnen", "Open files";
    OwnFolder: "Ordner öffnen", "Open a folder";
    OwnKinds: "Gelesen werden .txt, .md, .html und .jsonl; Sammlungen als .json.",
        "It reads .txt, .md, .html and .jsonl; collections as .json.";
    OwnFirst: "Noch kein Artikel in dieser Sammlung. Oben einen einfügen, Dateien ins Fenster ziehen oder öffnen.",
        "No article in this collection yet. Paste one above, drop files into the window or open them.";
    OwnPlain: "Stattdessen den bloßen Text nehmen", "Take the plain text instead";
    OwnName: "Name", "Name";
    Duplicate: "Duplizieren", "Duplicate";
    Delete: "Löschen", "Delete";
    Copied: "Kopie von", "Copy of";
    Remove: "Entfernen", "Remove";
    Stop: "Abbrechen", "Cancel";
    Dismiss: "Ausblenden", "Dismiss";
    SaveFile: "Als Datei sichern", "Save as a file";
    Reading: "Gelesen:", "Read:";
    Of: "von", "of";
    Fetching: "Die Sammlung wird geöffnet …", "Opening the collection …";
    MyArticles: "Meine Artikel", "My articles";
    AboutArticle: "Angaben zum Artikel", "About the article";
    AboutTitle: "Titel", "Title";
    AboutDate: "Erschienen am", "Appeared on";
    AboutOutlet: "Medium", "Outlet";
    AboutAddress: "Adresse", "Address";
    AskDate: "Wann ist der Artikel erschienen? Bis dahin stehen seine Angaben im Streifen ohne Datum.",
        "When did the article appear? Until then its claims stand in the lane without a date.";
    GuessedDate: "Datum aus dem Text", "date from the text";
    More: "Mehr zeigen", "Show more";
    TextCut: "Der Text ist länger; hier steht sein Anfang.", "The text is longer; this is its beginning.";
    OwnAddedOne: "Ein Artikel ist dazugekommen.", "One article was added.";
    OwnAddedMany: "Artikel sind dazugekommen.", "articles were added.";
    OwnMoreOne: "Noch eine Datei wurde nicht gelesen.", "One more file was not read.";
    OwnMoreMany: "weitere Dateien wurden nicht gelesen.", "more files were not read.";
    OwnRemoved: "Entfernt", "Removed";
    OwnDeleted: "Gelöscht", "Deleted";
    OwnStoppedOne: "Abgebrochen; ein Artikel ist nicht gelesen.", "Cancelled; one article is not read.";
    OwnStoppedMany: "Artikel sind nicht gelesen: abgebrochen.", "articles are not read: cancelled.";
    OwnTooMany: "Das sind mehr Angaben, als diese Seite fasst; die letzten sind weggelassen. Kleinere Sammlungen helfen.",
        "These are more claims than this page can hold; the last ones are left out. Smaller collections help.";
    ChartFirst: "Das Bild zeigt nur die ersten Angaben; Filter und Zeitraum wählen andere:",
        "The chart shows only the first claims; filters and time choose others:";
    OwnGone: "Die Sammlung dieser Adresse ist nicht in diesem Browser. Wer sie hat, kann sie als Datei oder Link schicken.",
        "The collection of this address is not in this browser. Whoever has it can send it as a file or a link.";
    OwnJoined: "Ein anderes Fenster hat diese Sammlung auch geändert; beide Änderungen sind da.",
        "Another window changed this collection too; both changes are there.";
    OwnForbidden: "Der Browser lässt diese Seite nichts aufheben (privates Fenster?). Beim Schließen ist es weg; als Datei bleibt es.",
        "The browser does not let this page keep anything (private window?). Closing loses it; a file keeps it.";
    OwnFull: "Der Speicher des Browsers ist voll; die letzte Änderung ist nicht aufgehoben. Eine Sammlung löschen oder als Datei sichern.",
        "The browser’s storage is full; the last change is not kept. Delete a collection or save as a file.";
    OwnSilent: "Der Speicher des Browsers antwortet nicht; die letzte Änderung ist nicht aufgehoben. Den Browser neu starten oder als Datei sichern.",
        "The browser’s storage does not answer; the last change is not kept. Restart the browser or save as a file.";
    OwnBroken: "Was der Browser von dieser Sammlung aufgehoben hat, ist nicht lesbar. Es wurde nicht verändert.",
        "What the browser kept of this collection cannot be read. It was not changed.";
    OwnNoValue: "Das passt nicht in dieses Feld: Daten wie 2025-01-06, Adressen mit https://.",
        "That does not fit this field: dates like 2025-01-06, addresses with https://.";
    NoticeLine: "Zeile", "line";
    RefusedEnding: "Diese Art Datei wird nicht gelesen; .txt, .md, .html und .jsonl schon.",
        "This kind of file is not read; .txt, .md, .html and .jsonl are.";
    RefusedBinary: "Das ist kein Text.", "This is no text.";
    RefusedTooLarge: "Das ist zu groß: mehr als 64 MB.", "This is too large: more than 64 MB.";
    RefusedLine: "kein Artikel der Form {\"article\": …, \"text\": …}.", "no article of the form {\"article\": …, \"text\": …}.";
    RefusedElsewhere: "nennt eine andere Datei; bitte diese selbst öffnen.", "names another file; please open that one itself.";
    RefusedEmpty: "Darin steht kein Wort.", "There is no word in it.";
    RefusedTwice: "Dieser Text ist schon in der Sammlung.", "This text is in the collection already.";
    RefusedUnreadable: "Der Browser konnte die Datei nicht lesen. Bitte noch einmal öffnen.",
        "The browser could not read the file. Please open it again.";
    RefusedFailed: "Beim Lesen dieses Artikels ist etwas schiefgegangen; er steht ohne Angaben da.",
        "Something went wrong while reading this article; it stands there without claims.";
    // Help
    HelpTitle: "Wie man das liest, was es nicht kann, woher die Zahlen sind",
        "How to read this, what it cannot do, where the numbers come from";
    HelpRead: "Wie man das liest", "How to read this";
    HelpRead1: "Jede Marke ist eine Angabe: Jemand sagt in einem Artikel, wie viele. Farbe und Form gehören der Quelle und sind überall dieselben. Kriegsparteien sind keine neutralen Zähler.",
        "Each mark is one claim: somebody says in an article how many. Color and shape belong to the source and are the same everywhere. Parties to the war are no neutral counters.";
    HelpRead2: "Was die Wörter offen lassen, bleibt offen: „mindestens“ ist ein Pfeil nach oben, „bis zu“ einer nach unten, „rund“ ein weicher Rand. Wir rechnen keinen Mittelwert und küren keinen Sieger.",
        "What the words leave open stays open: “at least” is an arrow upwards, “up to” one downwards, “about” a soft rim. We compute no average and name no winner.";
    HelpRead3: "Jedes Feld gehört zu einer Frage: was gezählt wird, wessen Leute, als Gesamtzahl oder in einer einzelnen Meldung. Getötete und Verwundete stehen nie in einem Feld. Eine Linie verbindet nur Zahlen derselben Quelle.",
        "Each panel belongs to one question: what is counted, whose people, as a running total or in a single report. Killed and wounded never share a panel. A line joins numbers of one source only.";
    HelpRead4: "Steht „Artikel vom …“ dabei, so nennt der Satz selbst keinen Tag: Wir wissen nur, wann der Artikel erschien, nicht, wann es gesagt wurde.",
        "Where it says “article of …”, the sentence itself names no day: we only know when the article appeared, not when it was said.";
    HelpLimits: "Was es nicht kann", "What it cannot do";
    HelpLimits1: "Es prüft nicht, ob eine Zahl stimmt. Es zeigt nur, wer sie nennt und wie sicher er sich ausdrückt.",
        "It does not check whether a number is true. It only shows who gives it and how surely they put it.";
    HelpLimits2: "Es liest nach Regeln und Wortlisten und kann sich irren: Zahlen übersehen, eine Quelle verwechseln, einen Tag falsch auflösen. Darum führt jede Marke zu ihrem Satz und zu der Regel, die ihn gelesen hat.",
        "It reads by rules and word lists and can be wrong: miss a number, mistake a source, resolve a day wrongly. That is why each mark leads to its sentence and to the rule that read it.";
    HelpLimits3: "Es liest Deutsch. Andere Sprachen liest es noch nicht.", "It reads German. It does not read other languages yet.";
    HelpLimits4: "Es braucht einen Browser ab dem Frühjahr 2024: Chrome oder Edge 123, Firefox 125, Safari 17.5.",
        "It needs a browser of spring 2024 or later: Chrome or Edge 123, Firefox 125, Safari 17.5.";
    HelpOrigin: "Woher die Zahlen sind", "Where the numbers come from";
    HelpOrigin1: "Aus den Artikeln, die unten aufgezählt sind, in diesem Augenblick in deinem Browser gelesen. Nichts wird irgendwohin geschickt: Es gibt keinen Server.",
        "From the articles listed on this page, read this moment in your browser. Nothing is sent anywhere: there is no server.";
    HelpOrigin2: "Die eingebauten Texte sind eigene Zusammenfassungen veröffentlichter Artikel; bei jedem steht, welcher es ist.",
        "The built-in texts are our own summaries of published articles; each says which one.";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_text_is_there_in_both_languages() {
        for msg in Msg::ALL {
            for &lang in Lang::ALL {
                let text = msg.text(lang);
                assert!(!text.is_empty() && text.trim() == text, "{msg:?}");
                assert!(!text.contains("  ") && !text.contains(" - "), "{msg:?}");
            }
        }
    }
}
