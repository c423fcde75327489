namespace Recouvrement.Platform.Hosting;

/// <summary>A cell of a table that a person opens in a spreadsheet.</summary>
public static class Cell
{
    /// <summary>Text of others, which a spreadsheet must not take for a formula: it gets an apostrophe (OWASP, "CSV injection").</summary>
    public static string Inert(string text) => text is ['=' or '+' or '-' or '@' or '\t' or '\r' or '\n', ..] ? $"'{text}" : text;
}
