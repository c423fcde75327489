namespace Recouvrement.Invoicing.Domain.EInvoices;

/// <summary>An element of a file that was read safely: only the vocabulary asked for, no lines, no text longer than <see cref="LongestText"/>.</summary>
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

    /// <summary>Attribute <c>currencyID</c>, or null.</summary>
    public string? Currency { get; set; }

    /// <summary>Attribute <c>format</c>, or null.</summary>
    public string? Format { get; set; }

    public List<XmlPart> Parts { get; } = [];
}
