namespace Recouvrement.Correspondence.Domain.Templates;

/// <summary>A version that was put in force and not retired.</summary>
/// <param name="Tone">Only for this tone; null: for all.</param>
/// <param name="Version">Its number.</param>
/// <param name="Sha256">Of its source.</param>
/// <param name="From">First day in force.</param>
public sealed record ActiveText(string? Tone, int Version, string Sha256, DateOnly From);

/// <summary>Which version a message is made with.</summary>
public static class TextsInForce
{
    /// <summary>The one of the message's tone before the one for all tones; of each, the one that came into force last, and of one day the later version.</summary>
    /// <param name="active">Of one creditor, kind, form and language.</param>
    /// <param name="tone">Of the message; null where nobody said.</param>
    /// <param name="today">Day on which the message is made.</param>
    /// <returns>Null: the shipped text.</returns>
    public static ActiveText? On(IEnumerable<ActiveText> active, string? tone, DateOnly today) => active
        .Where(text => text.From <= today && (text.Tone is null || text.Tone == tone))
        .OrderByDescending(text => text.Tone is not null).ThenByDescending(text => text.From).ThenByDescending(text => text.Version)
        .FirstOrDefault();
}
