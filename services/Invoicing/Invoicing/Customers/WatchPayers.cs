using Npgsql;
using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Domain.Customers;
using Recouvrement.Platform.EventLog;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Time;

namespace Recouvrement.Invoicing.Customers;

/// <summary>Looks each day at how customers pay: feeds their profile, and says when one pays later than before.</summary>
sealed class WatchPayers(Books books, Payers payers, BusinessClock clock, NpgsqlDataSource database, LogSignal signal) : IDayWork
{
    const int Batch = 500;

    /// <inheritdoc/>
    public string Name => "payment behaviour";

    /// <inheritdoc/>
    public async Task Do(DateOnly day, CancellationToken stop)
    {
        for (Guid? after = Guid.Empty; after is { } last;)
            after = await UnitOfWork.Run(database, signal, session => Step(session, day, last, stop), stop);
    }

    // Only who has paid something, or of whom something was observed: a new customer costs nothing.
    async Task<Guid?> Step(Session session, DateOnly day, Guid after, CancellationToken stop)
    {
        var customers = (await session.Read(
            """
            select c.id from customers c
             where c.id > $1 and (c.observed_payer is not null or c.drift_since is not null or exists (select 1 from credits d where d.customer = c.id and d.kind = 'payment'))
             order by c.id limit $2
            """, r => r.GetGuid(0), stop, after, Batch)).ToArray();
        if (customers.Length == 0) return null;
        await Ledger.Hold(session, customers, stop);
        var behaviours = await payers.Behaviour(session, customers, day, stop);
        await books.Customers.Apply(
            session, [.. customers.Select(id => (id, (CustomerCommand)Order(day, behaviours[id])))],
            new EventContext("service:invoicing", clock.GetUtcNow()), stop);
        return customers.Length < Batch ? null : customers[^1];
    }

    static CustomerCommand.Observe Order(DateOnly day, PaymentBehaviour behaviour) => new(
        day, behaviour.Profile, behaviour.IsDrifting ? new(behaviour.Former.AverageTenths, behaviour.Recent.AverageTenths) : null);
}
