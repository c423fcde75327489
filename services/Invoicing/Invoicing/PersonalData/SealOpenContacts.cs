using Npgsql;
using Recouvrement.Invoicing.Customers;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Messaging;

namespace Recouvrement.Invoicing.PersonalData;

/// <summary>Seals at the start what lies open from before persons had keys, some rows at a time; nothing to do later on. Several processes share it.</summary>
sealed class SealOpenContacts(NpgsqlDataSource database, Vault vault, ILogger<SealOpenContacts> log) : BackgroundService
{
    const int Batch = 500;

    static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    /// <inheritdoc/>
    public override Task StartAsync(CancellationToken cancellationToken)
    {
        // A service without its key must not start: it could neither read nor keep what it is told.
        _ = vault.Master;
        return base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            try
            {
                await Check(stoppingToken);
                while (await Remain(stoppingToken))
                    if (await Step(stoppingToken) == 0) await Task.Delay(Pause, stoppingToken);
                return;
            }
            catch (Exception away) when (Transient.Is(away) && !stoppingToken.IsCancellationRequested)
            {
                log.LogWarning("Contacts wait to be sealed: {Reason}", away.Message);
                await Task.Delay(Pause, stoppingToken);
            }
        }
    }

    async Task Check(CancellationToken stop)
    {
        await using var session = await Session.Open(database, stop);
        if (await session.Read("select 1 from subject_keys where master <> $1 limit 1", r => r.GetInt32(0), stop, vault.Master) is [_])
            throw new InvalidOperationException("The persons in this database are sealed under another key than PersonalData:Key.");
    }

    // Rows that somebody else holds are stepped over: only when none is left open is all sealed.
    async Task<bool> Remain(CancellationToken stop)
    {
        await using var session = await Session.Open(database, stop);
        return await session.Read("select 1 from contacts where subject is null limit 1", r => r.GetInt32(0), stop) is [_];
    }

    async Task<int> Step(CancellationToken stop)
    {
        await using var session = await Session.Begin(database, stop);
        var rows = await session.Read(
            $"select c.customer, c.position, {SealedContact.Columns} from contacts c left join subject_keys k on false where c.subject is null order by c.customer, c.position limit {Batch} for update of c skip locked",
            r => (Customer: r.GetGuid(0), Position: r.GetInt32(1), Contact: SealedContact.Read(r, 2).Plain! with { Subject = Guid.CreateVersion7() }), stop);
        var keys = rows.ConvertAll(r => (Subject: r.Contact.Subject!.Value, Wrapped: vault.NewKey(r.Contact.Subject!.Value)));
        await SubjectKeys.Add(session, vault, keys, stop);
        for (var i = 0; i < rows.Count; i++)
        {
            var locked = SealedContact.Of(vault, keys[i].Wrapped, rows[i].Contact);
            await session.Run(
                """
                update contacts set subject = $3, sealed = $4, email_hash = $5::bytea, name = null, email = null, phone = null, address = '{}', postcode = null, city = null, country = null
                 where customer = $1 and position = $2
                """, stop, rows[i].Customer, rows[i].Position, locked.Subject, locked.Sealed, locked.EmailHash);
        }

        await session.Commit(stop);
        return rows.Count;
    }
}
