using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Recouvrement.Contracts.Dunning;
using Recouvrement.Correspondence.Domain.Messages;
using Recouvrement.Kernel.Calendars;
using Recouvrement.Kernel.Identifiers;
using Recouvrement.Platform.EventStore;
using Recouvrement.Support;
using Xunit;

namespace Recouvrement.Correspondence.Tests.Service;

// Who is written to, and what is said of it.
public sealed partial class SuppressionTests
{
    sealed record Customer(Guid Debtor, string Number);

    async Task<Customer> NewCustomer(params DebtorUpdate[] contacts)
    {
        var number = $"S{Interlocked.Increment(ref customers):0000}";
        var customer = new Customer(NameBasedId.OfStream("customer", Siren.Parse(Story.Creditor)!.Value, number), number);
        await Tells(customer, 1, contacts);
        return customer;
    }

    sealed record DebtorUpdate(string Role, string? Email, string? Street = null);

    async Task Tells(Customer customer, long version, params DebtorUpdate[] contacts)
    {
        await correspondence.Bus.Publish(Contacts(customer, version, contacts));
        await Eventually.Is(async () => await Scalar("select 1 from contacts where debtor = $1 and version >= $2", customer.Debtor, version) is not null, "the contacts are known");
    }

    static Contracts.Invoicing.DebtorContactsChangedV1 Contacts(Customer customer, long version, DebtorUpdate[] contacts) => Story.Contacts(customer.Debtor) with
    {
        CustomerNumber = customer.Number, Version = version,
        Contacts = [.. contacts.Select(c => new Contracts.Invoicing.DebtorContactV1(c.Role, null, c.Email, null, c.Street is null ? [] : [c.Street], c.Street is null ? null : "21000", c.Street is null ? null : "Dijon", "FR"))],
    };

    async Task<MessageRequestedV1> Asks(Customer customer, string channel = "email", string step = "reminder_1", string role = "accounts_payable")
    {
        var asked = Story.Message(customer.Debtor, channel, step, role) with { CustomerNumber = customer.Number };
        await correspondence.Bus.Publish(asked);
        return asked;
    }

    async Task<JsonElement> Post(string path, object body, HttpStatusCode expected = HttpStatusCode.OK, string role = "collector")
    {
        using var client = correspondence.Service.As(role);
        using var answer = await client.PostAsJsonAsync(path, body);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == expected, $"{path}: {answer.StatusCode} {text}");
        return text.Length == 0 ? default : JsonDocument.Parse(text).RootElement;
    }

    static object Closing(Customer customer, string way = "email", string reason = "opted_out", string? email = null, string? role = null, DateOnly? until = null) =>
        new Dictionary<string, object?> { ["creditor"] = Story.Creditor, ["customerNumber"] = customer.Number, ["way"] = way, ["reason"] = reason, ["email"] = email, ["role"] = role, ["until"] = until }
            .Where(p => p.Value is not null).ToDictionary();

    async Task<string?> Reason(MessageRequestedV1 asked) => (await correspondence.Ended(asked, "failed")).GetProperty("reason").GetString();

    async Task<JsonElement[]> Listed(Customer customer, bool all = false) =>
        [.. (await correspondence.Get($"/suppressions?creditor={Story.Creditor}&customer={customer.Number}{(all ? "&all=true" : "")}")).GetProperty("suppressions").EnumerateArray()];

    // As the carrier would tell it on a later day.
    Task Becomes(MessageRequestedV1 notice, CarrierState state) => Told(notice, new MessageCommand.ReportCarrierStates([new(state, Story.Monday)], Story.Monday));

    Task Told(MessageRequestedV1 message, MessageCommand command) => correspondence.Service.Services.GetRequiredService<Streams<Message, MessageCommand, MessageEvent>>().Execute(
        message.Decision, command, new("service:correspondence", ParisTime.StartOf(Story.Monday)), null, default);

    static async Task Run(NpgsqlConnection connection, string sql, params object[] values)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value });
        await command.ExecuteNonQueryAsync();
    }

    async Task<object?> Scalar(string sql, params object[] values)
    {
        await using var command = correspondence.Database.Source.CreateCommand(sql);
        foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value });
        return await command.ExecuteScalarAsync();
    }
}
