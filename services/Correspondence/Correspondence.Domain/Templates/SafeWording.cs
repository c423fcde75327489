using System.Text.RegularExpressions;

namespace Recouvrement.Correspondence.Domain.Templates;

/// <summary>
/// What texts to debtors say and do not say, by language ("Wording that is safe"): no threat with courts, seizure, publicity or insolvency, nothing that looks like an act of a court (C. pén. 433-13),
/// no cost on the debtor's account (CPCE L111-8), no label of a person. Patterns on text in lower case with single spaces.
/// </summary>
public static class SafeWording
{
    // Where nothing is known of a language, what the others forbid is looked for in its words too.
    static readonly Dictionary<string, string[]> Never = new()
    {
        ["fr"] =
        [
            @"\bhuissiers?\b", @"\bcommissaires? de justice\b", @"\bsaisies?\b", @"\bsaisir\b", @"\btribuna(l|ux)\b", @"\binjonctions?\b", @"\bassignations?\b", @"\bassigner\b", @"\bliquidation\b", @"\bredressement\b", @"\bfaillite\b", @"\bfich(age|é|és)\b", @"\binscri\w+ (au|sur un|dans un) fichier",
            @"\bpublicité\b", @"\bfrais (de dossier|de relance|postaux|d'envoi|de gestion|de recouvrement réels)", @"\bmauvaise foi\b", @"\bpoursuites\b", @"\bjudiciaires?\b", @"\bcontentieux\b", @"\bdernier avis\b", @"\bcommandement de payer\b", @"\bsommation\b", @"\brépublique française\b", @"\bau nom du peuple français\b", @"\btitre exécutoire\b", @"\bpénale?s?\b",
        ],
        ["en"] =
        [
            @"\bbailiffs?\b", @"\bcourts?\b", @"\bsei(z|s)(e|ure|ures|ed)\b", @"\bgarnish\w*", @"\blawsuits?\b", @"\bsu(e|ing) you\b", @"\bprosecut\w+", @"\bbankrupt\w*", @"\binsolvency\b", @"\bblacklist\w*", @"\b(reminder|administration|administrative|handling|postage|dunning) (fee|charge|cost)s?\b", @"\bbad faith\b", @"\bcredit (bureau|register|agency)\b", @"\bsummons\b", @"\bfinal warning\b",
        ],
        ["de"] =
        [
            @"\bgerichtsvollzieher\w*", @"\bpfändung\w*", @"\bpfänden\b", @"\bzwangsvollstreckung\w*", @"\bvollstreckung\w*", @"\bgericht(e|s|lich\w*)?\b", @"\bverklag\w+", @"\bklage\b", @"\binsolvenz\w*", @"\bschufa\b", @"\bmahn(gebühr|kosten|spesen)\w*", @"\binkassokosten\b", @"\bbearbeitungsgebühr\w*", @"\bböswillig\w*", @"\bmahnbescheid\b",
        ],
        ["es"] =
        [
            @"(?<!sin )\bembarg\w+", @"\bjuzgados?\b", @"\btribunal(es)?\b", @"\bdemanda judicial\b", @"\bjudicial(es|mente)?\b", @"\balguacil\b", @"\bconcurso de acreedores\b", @"\binsolvencia\b", @"\bmala fe\b", @"\bgastos de (recordatorio|gestión|envío|reclamación)\b", @"\bmoros(o|os|a|as)\b", @"\basnef\b",
        ],
        ["it"] =
        [
            @"\bpignora\w+", @"\btribunal[ei]\b", @"\bufficiale giudiziario\b", @"\bdecreto ingiuntivo\b", @"\bgiudizial\w+", @"\bfalliment\w+", @"\binsolvenza\b", @"\bmala ?fede\b", @"\bspese di (sollecito|gestione|spedizione)\b", @"\bsequestr\w+", @"\bprotest[oi] cambiar\w+",
        ],
    };

    // Before the due date nothing is claimed; a first reminder adds nothing to the invoice.
    static readonly Dictionary<string, string[]> BeforeClaims = new()
    {
        ["fr"] = [@"\bpénalités?\b", @"\bindemnités?\b", @"\bmise en demeure\b", @"\bimpayée?s?\b", @"\bintérêts de retard\b"],
        ["en"] = [@"\bpenalt(y|ies)\b", @"\blate interest\b", @"\bcompensation\b", @"\bformal notice\b", @"\boverdue interest\b", @"\bmise en demeure\b"],
        ["de"] = [@"\bverzugszins\w*", @"\bpauschale\b", @"\binverzugsetzung\b", @"\bmise en demeure\b"],
        ["es"] = [@"\bpenaliza\w+", @"\bintereses de demora\b", @"\bindemniza\w+", @"\brequerimiento formal\b", @"\bmise en demeure\b"],
        ["it"] = [@"\bpenal[ei]\b", @"\binteressi di mora\b", @"\bindennità\b", @"\bindennizzo\b", @"\bcostituzione in mora\b", @"\bmise en demeure\b"],
    };

    // A notice has a day of the calendar, not a number of days from who knows when (R4.1).
    static readonly Dictionary<string, string[]> FloatingDeadline = new()
    {
        ["fr"] = [@"\b(sous|dans (un délai de|les)|d'ici) \d+ jours", @"à (compter|réception) de (la )?(réception|présente)", @"\bà réception de la présente\b"],
        ["en"] = [@"\bwithin \d+ (business |working |calendar )?days\b"],
        ["de"] = [@"\b(innerhalb von|binnen) \d+ (werk)?tagen\b"],
        ["es"] = [@"\ben (un|el) plazo de \d+ días\b"],
        ["it"] = [@"\bentro \d+ giorni\b"],
    };

    // The one sentence, word for word.
    static readonly Dictionary<string, string> Consequences = new()
    {
        ["fr"] = @"nous nous réservons le droit d'engager toute procédure utile au recouvrement de notre créance",
        ["en"] = @"reserve the right to initiate any procedure appropriate for the recovery of our claim",
        ["de"] = @"behalten wir uns vor, jedes zur einziehung unserer forderung geeignete verfahren einzuleiten",
        ["es"] = @"nos reservamos el derecho de iniciar cualquier procedimiento útil para el cobro de nuestro crédito",
        ["it"] = @"ci riserviamo il diritto di avviare ogni procedura utile al recupero del nostro credito",
    };

    static readonly Dictionary<string, string> Suspensions = new()
    {
        ["fr"] = @"suspen(dre|dons|drons|sion|dus)", ["en"] = @"suspen(d|sion|ded)", ["de"] = @"(einstell|aussetz|unterbrech|eingestellt|ausgesetzt|ruhen)\w*", ["es"] = @"suspen(der|deremos|sión|didos)|suspend", ["it"] = @"sospen(dere|deremo|sione|deremo|der)|sospes",
    };

    static readonly Dictionary<string, string[]> None = [];

    /// <summary>What stands in a text and must not, word for word.</summary>
    /// <param name="kind">What it is for.</param>
    /// <param name="language">Of the text.</param>
    /// <param name="printed">As it was read back.</param>
    public static IEnumerable<string> Forbidden(string kind, string language, PrintedText printed)
    {
        var tables = new[]
        {
            Never, kind is "pre_reminder" or "reminder_1" ? BeforeClaims : None, kind is "formal_notice" or "retailer_notice" or "works_notice" ? FloatingDeadline : None,
        };
        return from table in tables
               from pattern in table.TryGetValue(language, out var own) ? own : table.Values.SelectMany(all => all)
               let found = printed.Find(new(pattern, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(2)))
               where found.Success
               select found.Value;
    }

    /// <summary>The one consequence that a formal notice names.</summary>
    public static Regex Consequence(string language) => In(Consequences, language);

    /// <summary>That works are suspended.</summary>
    public static Regex Suspension(string language) => In(Suspensions, language);

    static Regex In(Dictionary<string, string> table, string language) =>
        new(table.TryGetValue(language, out var own) ? own : string.Join('|', table.Values), RegexOptions.CultureInvariant, TimeSpan.FromSeconds(2));
}
