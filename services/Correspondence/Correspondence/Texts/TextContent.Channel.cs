namespace Recouvrement.Correspondence.Texts;

public sealed partial record TextContent
{
    /// <summary>The way it goes, snake_case; null where that is not known. An electronic registered letter has no paper that comes back signed (L100 of the postal code), and is not headed as if it had.</summary>
    public string? Channel { get; init; }
}
