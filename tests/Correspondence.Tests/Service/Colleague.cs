using Recouvrement.Contracts.Dunning;

namespace Recouvrement.Correspondence.Tests.Service;

/// <summary>Notices to colleagues, as Dunning tells them.</summary>
static class Colleague
{
    public static ColleagueNoticeV1 Notice(string kind = "request_asked", string? email = null, string? redirectTo = null)
    {
        var member = Guid.CreateVersion7();
        return new(
            Guid.CreateVersion7(), Story.Creditor, kind, "fr", member, null, redirectTo is null ? email ?? MailboxOf(member) : null, redirectTo, Guid.CreateVersion7(), Guid.CreateVersion7(), null, "C0012",
            [new("FA2026-0012", 100_000, new(2026, 2, 9))], 100_000, 1, "EUR", kind == "task_given" ? "answer_debtor" : "signed_delivery_note", 2, Story.Monday.AddDays(2), Story.Monday.AddDays(3), "09:30",
            "formal_notice", "À demander à l'entrepôt", "Anne Essai", "anne@atelier.example", null, [], 1, Story.Monday);
    }

    public static string MailboxOf(Guid member) => $"collegue-{member:N}@atelier.example";
}
