using System.Text.Json;
using System.Text.Json.Serialization;

namespace Recouvrement.Correspondence.Copies;

/// <summary>What goes with the messages of one kind.</summary>
/// <param name="Copies">Copies of the invoices it claims, where they are there.</param>
/// <param name="Letter">With a mail, the letter of its kind as a PDF.</param>
/// <param name="IsNothingWithout">It is sent for its copies: without one of them it does not go.</param>
/// <param name="Printed">On paper too, where each sheet is paid for; else they go by mail and electronically only.</param>
public sealed record EnclosureRule(bool Copies = false, bool Letter = false, bool IsNothingWithout = false, bool Printed = false)
{
    /// <summary>Nothing but the text.</summary>
    public static EnclosureRule None { get; } = new();
}

/// <summary>What goes with which kind of message: <c>enclosures.json</c> beside the texts.</summary>
public sealed class EnclosureRules
{
    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow };

    readonly Dictionary<string, EnclosureRule> byKind;

    /// <param name="file">Default: <c>Templates/enclosures.json</c> beside the program.</param>
    /// <exception cref="JsonException">The file is wrong.</exception>
    public EnclosureRules(string? file = null) =>
        byKind = JsonSerializer.Deserialize<Dictionary<string, EnclosureRule>>(File.ReadAllText(file ?? Path.Combine(AppContext.BaseDirectory, "Templates", "enclosures.json")), Json)!;

    /// <summary>Kinds that it names.</summary>
    public IEnumerable<string> Kinds => byKind.Keys;

    /// <summary>The rule of a kind of message.</summary>
    public EnclosureRule Of(string kind) => byKind.GetValueOrDefault(kind) ?? EnclosureRule.None;
}
