using System.Collections.Immutable;
using System.Globalization;
using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Domain.Accounts;
using Recouvrement.Invoicing.Domain.Gazette;
using Recouvrement.Invoicing.Domain.Prevention;
using Recouvrement.Invoicing.OpenData;
using Recouvrement.Invoicing.Prevention;
using Recouvrement.Kernel.Identifiers;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Invoicing.Watch;

/// <summary>
/// The official gazette of insolvency proceedings (BODACC, open data of the DILA), asked by SIREN. What it announces is a signal in the credit file of
/// every account of the company; with <c>InsolvencyGazette:ReportsAutomatically</c> an opening is taken for right at once.
/// </summary>
sealed class GazetteWatch(Books books, InsolvencyFreeze freeze, IConfiguration configuration) : ICompanyWatch, IDisposable
{
    const int PageSize = 100, MostPages = 10, FirstDaysBack = 730;

    // An announcement may reach the data set days after its date: what is found twice is booked once.
    const int OverlapDays = 14;

    readonly OpenDataOptions options = configuration.GetSection("InsolvencyGazette").Get<OpenDataOptions>() ?? new();
    readonly OpenDataSource source = new(configuration.GetSection("InsolvencyGazette").Get<OpenDataOptions>() ?? new());

    /// <inheritdoc/>
    public string Source => "insolvency_gazette";

    /// <inheritdoc/>
    public bool IsOn => source.IsOn;

    /// <inheritdoc/>
    public int EveryDays => Math.Max(1, options.EveryDays);

    /// <inheritdoc/>
    public async Task<WatchFinding> Ask(WatchedCompany company, DateOnly today, CancellationToken stop)
    {
        var since = company.SeenThrough is { } seen ? seen.AddDays(-OverlapDays) : today.AddDays(-FirstDaysBack);
        var (announcements, unreadable) = (ImmutableSortedDictionary<string, Announcement>.Empty, 0);
        for (var page = 0; page < MostPages; page++)
        {
            var read = AnnouncementReader.Read(await source.Get(Path(company.Siren, since, page * PageSize), stop), company.Siren, today) switch
            {
                AnnouncementReading.Found found     => found,
                AnnouncementReading.Refused refused => throw new SourceUnreadable(refused.Reason),
                _ => throw new System.Diagnostics.UnreachableException(),
            };
            (announcements, unreadable) = (announcements.SetItems(read.Announcements), unreadable + read.Unreadable);
            if (read.Rows == 0 || ((page + 1) * PageSize) >= read.Total) break;
        }

        // In the order of publication: an opening comes before what closes it.
        var inOrder = announcements.OrderBy(a => a.Value.PublishedOn).ThenBy(a => a.Key, StringComparer.Ordinal).ToArray();
        return new(unreadable == 0 ? null : $"{unreadable} announcements cannot be read.", (session, context, cancel) => Book(session, company.Siren, inOrder, context, cancel));
    }

    /// <inheritdoc/>
    public void Dispose() => source.Dispose();

    async Task Book(Session session, Siren siren, KeyValuePair<string, Announcement>[] announcements, EventContext context, CancellationToken stop)
    {
        if (announcements.Length == 0) return;
        var accounts = await session.Read($"select w.customer, w.creditor, w.number from ({WatchedCompanies.Customers} and c.siren = $1) w order by w.customer", r => (Customer: r.GetGuid(0), Account: new Account(r.GetString(1), r.GetString(2))), stop, siren.Digits);
        foreach (var (customer, account) in accounts)
        {
            var file = BusinessKey.OfCreditFile(Siren.Parse(account.Creditor)!.Value, account.Customer);
            foreach (var (id, announcement) in announcements)
            {
                var outcome = (await books.CreditFiles.Apply(session, [(file, new CreditFileCommand.HearAnnouncement(account, id, announcement, options.ReportsAutomatically))], context, stop))[0];
                if (outcome.Decision.Facts.OfType<CreditFileEvent.InsolvencyOpened>().LastOrDefault() is { } opened) await freeze.Freeze(session, customer, opened.Insolvency, context, stop);
            }
        }
    }

    static string Path(Siren siren, DateOnly since, int offset)
    {
        var where = string.Create(CultureInfo.InvariantCulture, $"familleavis = \"collective\" and registre like \"{siren.Digits}\" and dateparution >= date'{since:yyyy-MM-dd}'");
        return string.Create(CultureInfo.InvariantCulture, $"api/explore/v2.1/catalog/datasets/annonces-commerciales/records?where={Uri.EscapeDataString(where)}&order_by=dateparution,id&limit={PageSize}&offset={offset}");
    }
}
