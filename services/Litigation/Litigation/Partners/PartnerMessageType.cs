namespace Recouvrement.Litigation.Partners;

/// <summary>A type of message to agencies. Schema, AsyncAPI document, the agency's page and the check of its sample all follow from it.</summary>
/// <param name="Topic">Last part of the routing key: <c>claims.</c> and lower-case words with hyphens, as the envelope's schema says.</param>
/// <param name="Version">From 1; within a version only optional fields are added.</param>
/// <param name="Data">The record of its data.</param>
/// <param name="Title">What has happened, in a sentence.</param>
/// <param name="Means">What that is to an agency.</param>
/// <param name="Do">What it does about it.</param>
sealed record PartnerMessageType(string Topic, int Version, Type Data, string Title, string Means, string Do)
{
    /// <summary>As it stands in the message.</summary>
    public string Name => $"{Topic}.v{Version}";
}

/// <summary>What a text or a number of a message may be, beyond its type: one of the definitions in the envelope's schema (<c>$defs</c>).</summary>
/// <param name="name">See <see cref="PartnerFormat"/>.</param>
[AttributeUsage(AttributeTargets.Parameter)]
sealed class FormatAttribute(string name) : Attribute
{
    /// <summary>The definition.</summary>
    public string Name { get; } = name;
}

/// <summary>A field that messages from before it was added do not have: always sent, never demanded.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
sealed class AddedLaterAttribute : Attribute;

/// <summary>A list that is absent rather than empty.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
sealed class NotEmptyAttribute : Attribute;

/// <summary>Definitions that a schema may refer to; ids, days and amounts find theirs by their type.</summary>
static class PartnerFormat
{
    /// <summary>An amount that is more than nothing.</summary>
    public const string Owed = "owed";

    /// <summary>ISO 4217.</summary>
    public const string Currency = "currency";

    /// <summary>A word of a list that may grow, in snake_case.</summary>
    public const string Word = "word";

    /// <summary>Nine digits.</summary>
    public const string Siren = "siren";
}
