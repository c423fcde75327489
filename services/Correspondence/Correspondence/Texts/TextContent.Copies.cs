namespace Recouvrement.Correspondence.Texts;

public sealed partial record TextContent
{
    /// <summary>Copies of invoices that come with it; null where there is nothing to say of them.</summary>
    public CopiesInWords? Copies { get; init; }
}

/// <summary>What a text says of the copies of its invoices.</summary>
/// <param name="Attached">Numbers of the invoices whose copies come with it.</param>
/// <param name="OthersByLink">There are more, too large to be sent unasked: they can be had by the reply link.</param>
public sealed record CopiesInWords(IReadOnlyList<string> Attached, bool OthersByLink)
{
    /// <summary>Numbers of those that do not come with it and can be had: a letter names them.</summary>
    public IReadOnlyList<string> LeftOut { get; init; } = [];
}
