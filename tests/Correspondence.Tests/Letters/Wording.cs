namespace Recouvrement.Correspondence.Tests.Letters;

static class Wording
{
    /// <summary>What no text to a debtor may say ("Wording that is safe"): courts and seizures as a threat, costs on his account, labels.</summary>
    public static readonly string[] NeverSaid =
    [
        "huissier", "commissaire de justice", "saisie", "saisir", "tribunal", "injonction", "assignation", "liquidation", "redressement", "faillite", "jugement",
        "fichier", "publicité", "frais de dossier", "frais de relance", "frais postaux", "frais d'envoi", "mauvaise foi", "poursuites", "judiciaire", "contentieux", "dernier avis",
    ];

    static readonly Dictionary<string, string[]> NeverSaidIn = new()
    {
        ["fr"] = NeverSaid,
        ["en"] = ["court", "bailiff", "seize", "seizure", "attachment of", "lawsuit", "sue you", "legal action", "judge", "judgment", "writ ", "summons", "enforce", "bankrupt", "insolven", "winding", "credit bureau",
            "blacklist", "publish", "bad faith", "reminder fee", "administration fee", "final notice", "prosecut", "solicitor"],
        ["de"] = ["gericht", "vollzieher", "vollstreck", "pfänd", "klage", "mahnbescheid", "rechtsanwalt", "insolvenz", "konkurs", "schufa", "mahngebühr", "mahnkosten", "bearbeitungsgebühr", "strafanzeige", "böswillig", "letzte warnung", "urteil"],
        ["es"] = ["juzgado", "tribunal", "embarg", "demanda", "judicial", "ejecución forzosa", "alguacil", "mala fe", "concurso de acreedores", "moros", "asnef", "gastos de gestión", "gastos de reclamación", "último aviso", "abogado", "sentencia"],
        ["it"] = ["tribunale", "giudice", "giudizi", "giudiziari", "pignoram", "decreto ingiuntivo", "esecuzione forzata", "fallimento", "malafede", "mala fede", "spese di sollecito", "spese di istruttoria", "azione legale", "avvocato", "ultimo avviso",
            "precetto", "protesto", "sequestro", "sentenza"],
    };

    /// <summary>Those of the language, and those of the others: no text borrows a threat.</summary>
    public static IEnumerable<string> Forbidden(string language) => NeverSaidIn[language];

    /// <summary>French that may stand in a text of another language: what the law itself is called.</summary>
    public static readonly string[] FrenchNames = ["mise en demeure", "code civil", "code de commerce", "code de la commande publique", "exception d'inexécution"];

    /// <summary>French that may not.</summary>
    public static readonly string[] FrenchWords = ["facture", "échéance", "pénalité", "règlement", "créance", "montant", "taux ", "clause du", "Objet", "Nos références", "Siège", "jours"];

    /// <summary>The text in one line, every run of white space one plain space.</summary>
    public static string Flat(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
