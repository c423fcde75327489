using System.Collections.Concurrent;
using System.Text.Json;
using Recouvrement.Contracts.Dunning;
using Recouvrement.Correspondence.Texts;

namespace Recouvrement.Correspondence.Calls;

/// <summary>What was said and promised before a call, in words of a language (<c>calls.&lt;language&gt;.json</c>). A word that is unknown here is shown as it was told.</summary>
static class SaidBefore
{
    static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Templates");
    static readonly ConcurrentDictionary<string, JsonElement> Read = [];

    /// <summary>The parts that say something.</summary>
    public static IReadOnlyList<CallPart> Of(CallAskedV1 call, string language)
    {
        var words = Read.GetOrAdd(language, static of => JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, $"calls.{of}.json"))).RootElement.Clone());
        CallPart[] parts =
        [
            new(Say("contacts"), [.. call.Contacts.Select(c => new CallLine(c.On, c.Outcome is { } outcome ? $"{Say("channel", c.Channel)} – {Say("outcome", outcome)}" : Say("channel", c.Channel)))]),
            // A text writes all its amounts in one currency.
            new(Say("promises"), [.. call.Promises.Where(p => p.Currency == call.Statement.Currency).Select(p => new CallLine(p.MadeOn, $"({Say("promise", p.Status)}) – {string.Join(", ", p.Invoices)}", p.AmountCents, p.PromisedOn))]),
            new(Say("causes"), [.. call.Causes.Select(c => new CallLine(c.On, $"{Say("cause", c.Cause)} – {string.Join(", ", c.Invoices)}"))]),
        ];
        return [.. parts.Where(part => part.Lines.Count > 0)];

        string Say(string of, string? word = null) =>
            !words.TryGetProperty(of, out var said) ? word ?? of
            : word is null ? said.GetString()!
            : said.TryGetProperty(word, out var known) ? known.GetString()! : word.Replace('_', ' ');
    }
}
