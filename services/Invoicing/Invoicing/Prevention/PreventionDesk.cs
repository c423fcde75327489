using Npgsql;
using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Domain.Accounts;
using Recouvrement.Invoicing.Domain.Prevention;
using Recouvrement.Invoicing.PersonalData;
using Recouvrement.Kernel.Identifiers;
using Recouvrement.Platform.EventLog;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Time;

namespace Recouvrement.Invoicing.Prevention;

/// <summary>A request that writes to the credit file of a customer: who is asked about, and what was wrong so far.</summary>
sealed class FileRequest
{
    public FileRequest(string siren, string number)
    {
        Entity = Inspection.Siren(siren);
        Account = new(siren, Inspection.PathKey("number", number));
    }

    public Inspection Inspection { get; } = new();

    public Siren Entity { get; }

    public Account Account { get; }

    public Guid Customer => BusinessKey.OfCustomer(Entity, Account.Customer);

    public Guid File => BusinessKey.OfCreditFile(Entity, Account.Customer);
}

/// <summary>Writes to credit files, one transaction an order.</summary>
sealed class PreventionDesk(Books books, NpgsqlDataSource database, LogSignal signal, BusinessClock clock, Vault vault)
{
    public NpgsqlDataSource Database => database;

    public DateOnly Today => clock.Today;

    /// <summary>What stands in a stream for words that may name a person, see <see cref="Vault.Fingerprint"/>.</summary>
    public string? Fingerprint(string owner, string? words) => vault.Fingerprint(owner, words);

    /// <summary>Carries an order out on the credit file of a customer that is known.</summary>
    /// <param name="asked">Whose file, and what was wrong with the request.</param>
    /// <param name="order">The order.</param>
    /// <param name="http">Who is asking.</param>
    /// <param name="version">If-Match.</param>
    /// <param name="stop">Cancels.</param>
    /// <param name="also">What else the same transaction writes when the order was not refused.</param>
    public Task<IResult> Order(FileRequest asked, CreditFileCommand order, HttpContext http, string? version, CancellationToken stop, Func<Session, Task>? also = null) =>
        Order(asked, _ => Task.FromResult(order), http, version, stop, also);

    /// <summary>Carries an order out that depends on what its transaction finds.</summary>
    public async Task<IResult> Order(FileRequest asked, Func<Session, Task<CreditFileCommand>> order, HttpContext http, string? version, CancellationToken stop, Func<Session, Task>? also = null)
    {
        if (asked.Inspection.Problem is { } problem) return problem;
        return await Run(async session =>
        {
            if (!await IsKnown(session, asked.Customer, stop)) return Unknown(asked.Account);
            var outcome = await books.CreditFiles.Handle(session, asked.File, await order(session), http.EventContext(clock), stop, Answer.Version(version));
            if (also is not null && outcome is { Stale: false, Decision.Refusal: null }) await also(session);
            return Answer.From(outcome);
        }, stop);
    }

    public Task<IResult> Run(Func<Session, Task<IResult>> work, CancellationToken stop) => UnitOfWork.Run(database, signal, work, stop);

    public static async Task<bool> IsKnown(Session session, Guid customer, CancellationToken stop) =>
        await session.Read("select 1 from customers where id = $1", r => r.GetInt32(0), stop, customer) is [_];

    public static IResult Unknown(Account account) =>
        Problems.Of(409, "customer_unknown", $"The creditor entity {account.Creditor} has no customer {account.Customer}: PUT it first.");
}
