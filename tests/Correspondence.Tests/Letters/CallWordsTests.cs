using System.Text.Json;
using Recouvrement.Correspondence.Texts;
using Xunit;

namespace Recouvrement.Correspondence.Tests.Letters;

/// <summary>What was said before a call, in every language that has a script.</summary>
public sealed class CallWordsTests
{
    static readonly Dictionary<string, string[]> Words = new()
    {
        ["channel"] = ["email", "call", "letter", "registered_letter", "sms"],
        ["outcome"] =
        [
            "reached", "no_answer", "voicemail", "unreachable", "invoice_not_received", "invoice_lost", "waiting_for_approval", "approver_away", "system_failure", "dispute", "in_payment_run", "payment_sent", "promise", "refusal",
        ],
        ["promise"] = ["open", "kept", "partly_kept", "broken", "withdrawn"],
        ["cause"] =
        [
            "invoice_not_received", "portal_rejected", "missing_order_number", "invoiced_twice", "wrong_price", "wrong_quantity", "quality", "delivery_incomplete", "late_delivery", "approval_pending", "bank_details",
            "already_paid_claimed", "forgotten", "cash_difficulty", "other",
        ],
    };

    public static TheoryData<string> Languages { get; } = [.. TextNames.Languages];

    public static TheoryData<string> Scripts { get; } = [.. Directory.EnumerateFiles(Repository.Templates, "call.*.txt.hbs").Select(file => Path.GetFileName(file).Split('.')[1])];

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_language_has_every_word(string language)
    {
        using var words = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Templates, $"calls.{language}.json")));
        foreach (var (kind, all) in Words) Assert.Equal(all.Order(StringComparer.Ordinal), words.RootElement.GetProperty(kind).EnumerateObject().Select(word => word.Name).Order(StringComparer.Ordinal));
        foreach (var title in new[] { "contacts", "promises", "causes" }) Assert.False(string.IsNullOrWhiteSpace(words.RootElement.GetProperty(title).GetString()));
    }

    [Theory]
    [MemberData(nameof(Scripts))]
    public void Every_script_tells_what_was_said_before_it(string language)
    {
        CallPart[] before = [new("TITRE-1", [new(new(2026, 9, 1), "mots & mots"), new(new(2026, 9, 2), "(non)", 123_456, new(2026, 9, 12))])];
        var script = new EmailTexts(Repository.Templates).CallScript(Samples.Content with { Language = language, Call = new(1, "+33472000000") { Before = before } });
        Assert.Contains("TITRE-1", script, StringComparison.Ordinal);
        Assert.Contains("mots & mots", script, StringComparison.Ordinal);
        Assert.Contains("→", script, StringComparison.Ordinal);
        Assert.DoesNotContain("TITRE-1", new EmailTexts(Repository.Templates).CallScript(Samples.Content with { Language = language, Call = new(1, null) }), StringComparison.Ordinal);
    }
}
