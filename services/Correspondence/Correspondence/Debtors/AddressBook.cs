using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using Recouvrement.Contracts.Invoicing;
using Recouvrement.Correspondence.Domain.Addressees;
using Recouvrement.Correspondence.Messages;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Correspondence.Debtors;

/// <summary>A debtor as messages address it. Personal data.</summary>
/// <param name="Name">Of the debtor.</param>
/// <param name="Contacts">All of them, in the order they were given.</param>
/// <param name="Seat">The registered seat, where it is known.</param>
sealed record Debtor(string Name, IReadOnlyList<Contact> Contacts, Seat? Seat = null);

/// <summary>Names and addresses as they were last heard, read when a message is prepared.</summary>
static class AddressBook
{
    /// <summary>A message as it is kept.</summary>
    public static NpgsqlParameter Written<T>(T heard) =>
        new() { Value = JsonSerializer.Serialize(heard, JsonSerializerOptions.Web), NpgsqlDbType = NpgsqlDbType.Jsonb };

    /// <summary>The debtor, or null when nothing was heard of it yet.</summary>
    public static async Task<Debtor?> Debtor(Session session, Guid debtor, CancellationToken stop) =>
        await Read<DebtorContactsChangedV1>(session, "select body from contacts where debtor = $1", debtor, stop) is { } heard ? Of(heard) : null;

    /// <summary>The debtor of a row of contacts.</summary>
    public static Debtor Of(string body) => Of(JsonSerializer.Deserialize<DebtorContactsChangedV1>(body, JsonSerializerOptions.Web)!);

    /// <summary>How the creditor presents itself, or null when nothing was heard of it yet.</summary>
    public static Task<CreditorLetterheadChangedV1?> Letterhead(Session session, string creditor, CancellationToken stop) =>
        Read<CreditorLetterheadChangedV1>(session, "select body from letterheads where creditor = $1", creditor, stop);

    static Debtor Of(DebtorContactsChangedV1 heard) =>
        new(heard.Name, [.. heard.Contacts.Select(Contact)], heard.Seat is { } seat ? new(seat.Address, seat.Postcode, seat.City, seat.Country) : null);

    // A role that is unknown here is nobody we may fall back to, and no reason to lose the others.
    static Contact Contact(DebtorContactV1 c) =>
        new(WireNames.Known<ContactRole>(c.Role) ?? ContactRole.None, c.Name, c.Email, c.Address, c.Postcode, c.City, c.Country, c.Phone);

    static async Task<T?> Read<T>(Session session, string sql, object key, CancellationToken stop) where T : class
    {
        await using var command = session.Command(sql, key);
        return await command.ExecuteScalarAsync(stop) is string body ? JsonSerializer.Deserialize<T>(body, JsonSerializerOptions.Web) : null;
    }
}
