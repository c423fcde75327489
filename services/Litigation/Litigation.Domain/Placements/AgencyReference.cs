namespace Recouvrement.Litigation.Domain.Placements;

/// <summary>
/// A reference of an agency. It becomes part of a payment's key in Invoicing, so it holds nothing that could break one,
/// and neither names nor spaces fit in by accident.
/// </summary>
public static class AgencyReference
{
    /// <summary>Longest reference.</summary>
    public const int Longest = 100;

    /// <summary>True for one to a hundred ASCII letters, digits and <c>. _ : / -</c>, the first a letter or digit.</summary>
    public static bool IsValid(string? reference) =>
        reference is { Length: > 0 and <= Longest } && char.IsAsciiLetterOrDigit(reference[0]) && reference.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or ':' or '/' or '-');
}
