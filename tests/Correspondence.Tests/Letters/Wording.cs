namespace Recouvrement.Correspondence.Tests.Letters;

static class Wording
{
    /// <summary>What no text to a debtor may say ("Wording that is safe"): courts and seizures as a threat, costs on his account, labels.</summary>
    public static readonly string[] NeverSaid =
    [
        "huissier", "commissaire de justice", "saisie", "saisir", "tribunal", "injonction", "assignation", "liquidation", "redressement", "faillite",
        "fichier", "publicité", "frais de dossier", "frais de relance", "frais postaux", "frais d'envoi", "mauvaise foi", "poursuites", "judiciaire", "contentieux", "dernier avis",
    ];

    /// <summary>The text in one line, every run of white space one plain space.</summary>
    public static string Flat(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
