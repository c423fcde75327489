using System.Globalization;
using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Alerts;
using Recouvrement.Invoicing.Domain.Accounts;
using Recouvrement.Invoicing.Domain.Companies;
using Recouvrement.Invoicing.Domain.Gazette;
using Recouvrement.Invoicing.Domain.Prevention;
using Recouvrement.Kernel.Identifiers;
using Recouvrement.Kernel.Limitation;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Invoicing.Prevention;

/// <summary>What a credit file asks somebody to look at.</summary>
static class CreditFileAlerts
{
    public static async Task Show(Session session, IReadOnlyList<Shown<CreditFile>> changed, CancellationToken stop)
    {
        await Show(session, changed, "company_ceased", f => f.Company is { State: CompanyState.Ceased } c ? (c.CeasedOn ?? c.AsOf, Said(c)) : null, stop);
        await Show(session, changed, "company_unlisted", f => f.Company is { State: CompanyState.Unlisted } c ? (c.AsOf, Said(c)) : null, stop);
        await Show(session, changed, "company_differs", f => f.Company is { Differences.IsEmpty: false } c ? (c.AsOf, Said(c)) : null, stop);
        await Show(session, changed, "insolvency_announced", f => f.Warnings() is [{ Announcement: var latest }, ..] ? (latest.PublishedOn, Said(f, latest)) : null, stop);
    }

    static Dictionary<string, string> Said(CreditFile file, Announcement latest)
    {
        var warnings = file.Warnings();
        var said = new Dictionary<string, string>
        {
            ["source"] = latest.Source, ["announcements"] = string.Join(", ", file.Announcements.Where(a => warnings.Contains(a.Value)).Select(a => a.Key).Order(StringComparer.Ordinal)),
        };
        // Two months from the publication of the opening, whatever was announced after it (R622-24).
        var opened = warnings.Where(w => w.Announcement.Effect is AnnouncementEffect.Opening).Select(w => w.Announcement.PublishedOn).Order().ToArray();
        if (opened is [var first, ..] && ClaimDeclarationDeadline.Of(first, isMetropolitan: true, TimeLimits.Shipped) is { } deadline) said["declare_by"] = deadline.DeclareBy.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return said;
    }

    static Task Show(Session session, IReadOnlyList<Shown<CreditFile>> changed, string kind, Func<CreditFile, (DateOnly Since, Dictionary<string, string> Details)?> says, CancellationToken stop) =>
        AlertTable.Show(
            session, kind, changed.Column(f => Customer(f.State)),
            [.. changed.Where(f => says(f.State) is not null).Select(f => new Alert(kind, Customer(f.State), f.State.Account!.Creditor, Customer(f.State), null, says(f.State)!.Value.Since, says(f.State)!.Value.Details))], stop);

    static Dictionary<string, string> Said(CompanyFinding company)
    {
        var said = new Dictionary<string, string> { ["source"] = company.Source };
        if (!company.Differences.IsEmpty) said["differences"] = string.Join(", ", company.Differences.Select(Words.Of));
        if (company.CeasedOn is { } on) said["ceased_on"] = on.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return said;
    }

    static Guid Customer(CreditFile file) => BusinessKey.OfCustomer(Siren.Parse(file.Account!.Creditor)!.Value, file.Account.Customer);
}
