using System.Data.Common;
using System.Text.Json;
using Recouvrement.Contracts.Invoicing;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Litigation.Domain.Agencies;
using Recouvrement.Litigation.Domain.Files;
using Recouvrement.Litigation.Domain.Mandates;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Litigation.Agencies;

/// <summary>A file that waits, with what the choice of its agency asks.</summary>
/// <param name="File">Key of the hand-over.</param>
/// <param name="Facts">What it is.</param>
/// <param name="HeldBack">What spoke against each agency that was asked last; null while it was not held back.</param>
sealed record WaitingFile(Guid File, FileToPlace Facts, IReadOnlyList<TurnedDown>? HeldBack);

/// <summary>Files that wait, read for the choice of an agency. One that is in court, or that a person has sent another way, waits for no agency.</summary>
static class FilesToPlace
{
    // Where the law knows the debtor, then where a person answers for it.
    static readonly string[] Roles = ["legal_representative", "finance_director", "accounts_payable", "public_accountant", "buyer", "site_manager"];

    /// <summary>Those of a creditor, oldest first, as they are on a day.</summary>
    /// <param name="session">Reads here.</param>
    /// <param name="creditor">SIREN.</param>
    /// <param name="only">These alone; null for all.</param>
    /// <param name="on">The day.</param>
    /// <param name="stop">Cancels.</param>
    public static Task<List<WaitingFile>> Of(Session session, string creditor, Guid[]? only, DateOnly on, CancellationToken stop) => session.Read(
        """
        select f.file, f.debtor, c.owed, c.currency, c.number, c.oldest, d.language, d.contacts::text, d.seat::text, f.held_back::text,
               array(select distinct p.agency from placed_claims h join placements p using (placement) where h.file = f.file order by 1), o.kind, o.country
          from files f
         cross join lateral (select coalesce(sum(outstanding_cents), 0)::bigint as owed, min(currency) as currency, count(*)::int as number, min(due_on) as oldest
                               from claims where file = f.file and live and outstanding_cents > 0) c
          left join debtors d on d.debtor = f.debtor
          left join debtor_profiles o on o.debtor = f.debtor
         where f.creditor = $1 and f.status = 'waiting' and not f.white_label and not f.court_live and c.number > 0
           and not exists (select from file_routes r where r.file = f.file and r.route <> 'agency') and ($2::uuid[] is null or f.file = any ($2))
         order by f.opened_on, f.file
        """, row => Read(row, on), stop, creditor, only);

    static WaitingFile Read(DbDataReader row, DateOnly on) => new(
        row.GetGuid(0),
        new(
            row.GetGuid(1), Money.OfCents(row.GetInt64(2), row.GetString(3)), row.GetInt32(4), FeeGrid.Age(row.GetFieldValue<DateOnly>(5), on),
            Zone(row.Maybe<string>(7), row.Maybe<string>(8), row.Maybe<string>(12)), row.Maybe<string>(6), row.Maybe<string>(11)) { Tried = [.. row.GetFieldValue<string[]>(10)] },
        row.Maybe<string>(9) is { } held ? JsonSerializer.Deserialize<TurnedDown[]>(held, EventJson.Options) : null);

    static DebtorZone Zone(string? contacts, string? seat, string? country)
    {
        if (seat is not null && JsonSerializer.Deserialize<DebtorSeatV1>(seat, JsonSerializerOptions.Web) is { } known) return DebtorZone.Of(known.Country ?? DebtorZone.France, known.Postcode);
        var addressed = contacts is null ? [] : JsonSerializer.Deserialize<DebtorContactV1[]>(contacts, JsonSerializerOptions.Web)!;
        return addressed.OrderBy(contact => Array.IndexOf(Roles, contact.Role) is >= 0 and var place ? place : Roles.Length)
            .Select(contact => DebtorZone.Of(contact.Country, contact.Postcode)).FirstOrDefault(zone => zone.Country is not null) ?? (country is null ? DebtorZone.Unknown : DebtorZone.Of(country, null));
    }
}
