namespace Recouvrement.Invoicing.Domain.Xml;

/// <summary>An element of a file that was read safely: only the vocabulary asked for, and no text longer than <see cref="LongestText"/>.</summary>
/// <param name="name">Usual prefix and local name: <c>ram:ID</c>, whatever prefix the file has.</param>
sealed class XmlPart(string name)
{
    /// <summary>In characters; what comes after is dropped.</summary>
    public const int LongestText = 4_000;

    public string Name { get; } = name;

    /// <summary>Its own text, trimmed.</summary>
    public string Text { get; set; } = "";

    /// <summary>Attribute <c>schemeID</c>, or null.</summary>
    public string? Scheme { get; set; }

    /// <summary>Attribute <c>currencyID</c> or <c>Ccy</c>, or null.</summary>
    public string? Currency { get; set; }

    /// <summary>Attribute <c>format</c>, or null.</summary>
    public string? Format { get; set; }

    /// <summary>Line of the file it begins on.</summary>
    public int Line { get; set; }

    public List<XmlPart> Parts { get; } = [];

    /// <summary>The elements at the end of a way: <c>camt:Acct/camt:Id</c>, see <see cref="XmlPath"/>.</summary>
    public IEnumerable<XmlPart> All(string way) => XmlPath.Parse(way).Of(this);

    /// <summary>The first element at the end of a way, or null.</summary>
    public XmlPart? First(string way) => All(way).FirstOrDefault();

    /// <summary>The text of the first element at the end of a way; null when it is blank or not there.</summary>
    public string? TextAt(string way) => First(way) is { Text.Length: > 0 } found ? found.Text : null;
}
