using System.Collections.Immutable;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Litigation.Domain.Files;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Litigation.Files;

/// <summary>What is known of claims before they get a file.</summary>
static class OtherFiles
{
    /// <summary>Those that are in another file already, with that file.</summary>
    public static async Task<ImmutableDictionary<Guid, Guid>> Of(Session session, Guid[] invoices, CancellationToken stop)
    {
        await using var command = session.Command("select invoice, file from claims where live and invoice = any ($1)", invoices);
        await using var reader = await command.ExecuteReaderAsync(stop);
        var found = ImmutableDictionary.CreateBuilder<Guid, Guid>();
        while (await reader.ReadAsync(stop)) found.Add(reader.GetGuid(0), reader.GetGuid(1));
        return found.ToImmutable();
    }

    /// <summary>Balances heard before the claims came, which may be later than what came with them: the file compares the versions.</summary>
    public static async Task<List<FileCommand.RevalueClaim>> Crossed(Session session, Guid[] invoices, DateOnly on, CancellationToken stop)
    {
        await using var command = session.Command("select invoice, outstanding_cents, currency, cause, version from balances where invoice = any ($1) order by invoice", invoices);
        await using var reader = await command.ExecuteReaderAsync(stop);
        var found = new List<FileCommand.RevalueClaim>();
        while (await reader.ReadAsync(stop))
            found.Add(new(reader.GetGuid(0), Money.OfCents(reader.GetInt64(1), reader.GetString(2)), reader.GetString(3), reader.GetInt64(4), on));
        return found;
    }
}
