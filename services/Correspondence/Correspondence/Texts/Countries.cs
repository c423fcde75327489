namespace Recouvrement.Correspondence.Texts;

/// <summary>Countries as the last line of an address from France writes them: in French capitals, the same on every machine.</summary>
public static class Countries
{
    static readonly Dictionary<string, string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        ["AD"] = "ANDORRE", ["AE"] = "ÉMIRATS ARABES UNIS", ["AT"] = "AUTRICHE", ["AU"] = "AUSTRALIE", ["BE"] = "BELGIQUE", ["BG"] = "BULGARIE", ["BR"] = "BRÉSIL", ["CA"] = "CANADA", ["CH"] = "SUISSE",
        ["CI"] = "CÔTE D'IVOIRE", ["CN"] = "CHINE", ["CY"] = "CHYPRE", ["CZ"] = "TCHÉQUIE", ["DE"] = "ALLEMAGNE", ["DK"] = "DANEMARK", ["DZ"] = "ALGÉRIE", ["EE"] = "ESTONIE", ["ES"] = "ESPAGNE", ["FI"] = "FINLANDE",
        ["GB"] = "ROYAUME-UNI", ["GR"] = "GRÈCE", ["HR"] = "CROATIE", ["HU"] = "HONGRIE", ["IE"] = "IRLANDE", ["IN"] = "INDE", ["IS"] = "ISLANDE", ["IT"] = "ITALIE", ["JP"] = "JAPON", ["LI"] = "LIECHTENSTEIN",
        ["LT"] = "LITUANIE", ["LU"] = "LUXEMBOURG", ["LV"] = "LETTONIE", ["MA"] = "MAROC", ["MC"] = "MONACO", ["MT"] = "MALTE", ["MX"] = "MEXIQUE", ["NL"] = "PAYS-BAS", ["NO"] = "NORVÈGE", ["PL"] = "POLOGNE",
        ["PT"] = "PORTUGAL", ["RO"] = "ROUMANIE", ["RS"] = "SERBIE", ["SE"] = "SUÈDE", ["SI"] = "SLOVÉNIE", ["SK"] = "SLOVAQUIE", ["SN"] = "SÉNÉGAL", ["TN"] = "TUNISIE", ["TR"] = "TURQUIE", ["UA"] = "UKRAINE",
        ["US"] = "ÉTATS-UNIS",
    };

    /// <summary>The name of a country; its code where no name is known here.</summary>
    /// <param name="code">ISO 3166-1 alpha-2.</param>
    public static string Line(string code) => Names.GetValueOrDefault(code.Trim(), code.Trim().ToUpperInvariant());
}
