using Npgsql;
using Recouvrement.Correspondence.Domain.Suppressions;
using Recouvrement.Correspondence.Messages;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Time;

namespace Recouvrement.Correspondence.Suppressions;

/// <summary>A way that is closed, or was.</summary>
/// <param name="Suppression">Its key.</param>
/// <param name="Creditor">SIREN.</param>
/// <param name="CustomerNumber">The ERP's own, of the customer it was said of.</param>
/// <param name="Way"><c>email</c>, <c>letter</c>, <c>call</c> or <c>sms</c>.</param>
/// <param name="Address">The address as it is compared; null for the whole debtor, and once it is erased.</param>
/// <param name="Whole">All of the debtor that way.</param>
/// <param name="Reason"><c>opted_out</c>, <c>hard_bounce</c>, <c>complaint</c>, <c>unknown_address</c> or <c>wrong_address</c>.</param>
/// <param name="Since">Business date.</param>
/// <param name="Until">Last day; null: until somebody lifts it.</param>
/// <param name="Message">The message whose fate closed it.</param>
/// <param name="By">Who said so.</param>
/// <param name="LiftedOn">Since when it is open again.</param>
/// <param name="LiftedBy">Who said so.</param>
/// <param name="LiftedBecause"><c>wanted_again</c>, <c>address_works</c>, <c>entered_in_error</c> or <c>contact_corrected</c>.</param>
public sealed record SuppressionItem(
    Guid Suppression, string Creditor, string CustomerNumber, string Way, string? Address, bool Whole, string Reason, DateOnly Since, DateOnly? Until, Guid? Message, string By,
    DateOnly? LiftedOn, string? LiftedBy, string? LiftedBecause);

/// <summary>A page of suppressions, by key.</summary>
/// <param name="Suppressions">At most as many as asked for.</param>
/// <param name="Next">Give it back as <c>after</c>; null on the last page.</param>
public sealed record SuppressionPage(IReadOnlyList<SuppressionItem> Suppressions, Guid? Next);

/// <summary>Suppressions by creditor, customer and way.</summary>
static class ListSuppressions
{
    const int Most = 500;

    public static async Task<IResult> List(
        NpgsqlDataSource database, BusinessClock clock, CancellationToken stop, string? creditor = null, string? customer = null, string? way = null, bool all = false, Guid? after = null, int limit = 100)
    {
        if (limit is < 1 or > Most) return Problems.Invalid("limit", $"A number from 1 to {Most}.");
        if (way is not null && WireNames.Known<SuppressedWay>(way) is null) return Problems.Invalid("way", "is no way that can be closed");
        await using var session = await Session.Open(database, stop);
        var found = await session.Read(
            """
            select s.suppression, s.creditor, s.customer_number, s.way, a.address, s.whole, s.reason, s.since, s.until, s.message, s.said_by, s.lifted_on, s.lifted_by, s.lifted_because
              from suppressions s left join suppressed_addresses a using (suppression)
             where ($1::text is null or s.creditor = $1) and ($2::text is null or s.customer_number = $2) and ($3::text is null or s.way = $3)
               and ($4 or s.lifted_on is null and (s.until is null or s.until >= $5)) and ($6::uuid is null or s.suppression > $6)
             order by s.suppression limit $7
            """, Item, stop, creditor, customer, way, all, clock.Today, after, limit + 1);
        return TypedResults.Ok(new SuppressionPage([.. found.Take(limit)], found.Count > limit ? found[limit - 1].Suppression : null));
    }

    static SuppressionItem Item(NpgsqlDataReader row) => new(
        row.GetGuid(0), row.GetString(1), row.GetString(2), row.GetString(3), row.Text(4), row.GetBoolean(5), row.GetString(6), row.GetFieldValue<DateOnly>(7), row.Value<DateOnly>(8),
        row.Value<Guid>(9), row.GetString(10), row.Value<DateOnly>(11), row.Text(12), row.Text(13));
}
