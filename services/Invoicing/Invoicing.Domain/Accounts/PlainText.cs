namespace Recouvrement.Invoicing.Domain.Accounts;

/// <summary>Names, addresses and other text that an ERP sends, by whatever way.</summary>
public static class PlainText
{
    /// <summary>In characters. Longer than any name in the French register, short enough for a letter.</summary>
    public const int Longest = 512;
}
