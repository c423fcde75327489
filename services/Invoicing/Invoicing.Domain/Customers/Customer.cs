using System.Diagnostics;
using Recouvrement.Invoicing.Domain.Accounts;
using Recouvrement.Kernel.Deciding;
using static Recouvrement.Kernel.Deciding.Decisions;

namespace Recouvrement.Invoicing.Domain.Customers;

/// <summary>What kind of debtor a customer is; chooses the dunning policy.</summary>
public enum CustomerKind
{
    /// <summary>Never recorded.</summary>
    None,

    /// <summary>A company.</summary>
    Company,

    /// <summary>A large retailer.</summary>
    Retailer,

    /// <summary>A craftsman or other sole trader.</summary>
    Craftsman,

    /// <summary>A public buyer.</summary>
    PublicBody,

    /// <summary>A natural person outside any trade.</summary>
    Consumer,
}

/// <summary>What a customer account is, without anything that names a person.</summary>
/// <param name="Kind">Kind of debtor.</param>
/// <param name="Segment">The ERP's own segment, or null.</param>
/// <param name="Language">ISO 639-1.</param>
/// <param name="PaymentTerm">Code of the agreed term (<c>DEFAULT</c>, <c>NET60</c>, <c>EOM45_A</c>…).</param>
public sealed record CustomerProfile(CustomerKind Kind, string? Segment, string Language, string PaymentTerm)
{
    /// <summary>What is assumed of a customer nobody has described: a company on the legal term, addressed in French.</summary>
    public static CustomerProfile Assumed { get; } = new(CustomerKind.Company, null, "fr", "DEFAULT");
}

/// <summary>Orders to a customer account.</summary>
public abstract record CustomerCommand
{
    CustomerCommand() { }

    /// <summary>Registers the account, or changes what it is.</summary>
    /// <param name="Account">Creditor and customer number.</param>
    /// <param name="Profile">What it is from now on.</param>
    /// <param name="Contacts">SHA-256 of name, language and contacts, which stay outside the stream; null leaves them as they are.</param>
    public sealed record Register(Account Account, CustomerProfile Profile, string? Contacts) : CustomerCommand;

    /// <summary>Registers an account that documents or contacts mention; leaves alone what is known of it.</summary>
    /// <param name="Account">Creditor and customer number.</param>
    /// <param name="Kind">Kind of debtor where the source says so, else null.</param>
    /// <param name="Language">ISO 639-1 where the source says so, else null.</param>
    /// <param name="Contacts">SHA-256 of name, language and contacts; null leaves them as they are.</param>
    public sealed record Mention(Account Account, CustomerKind? Kind, string? Language, string? Contacts) : CustomerCommand;
}

/// <summary>Facts of a customer account.</summary>
public abstract record CustomerEvent
{
    CustomerEvent() { }

    /// <summary>The account is followed here.</summary>
    public sealed record CustomerRegistered(Account Account, CustomerProfile Profile) : CustomerEvent;

    /// <summary>It is something else now. Invoices that exist keep their due dates.</summary>
    public sealed record CustomerChanged(Account Account, CustomerProfile Profile) : CustomerEvent;

    /// <summary>Its name or the ways to reach it are others now; they lie in tables where they can be erased.</summary>
    public sealed record ContactsChanged(Account Account, string Contacts) : CustomerEvent;
}

/// <summary>A customer account (compte client, débiteur): one creditor's account of one customer.</summary>
/// <param name="Account">Creditor and customer number as first written; null until it is registered.</param>
/// <param name="Profile">What it is; null until it is registered.</param>
/// <param name="Contacts">SHA-256 of name, language and contacts.</param>
public sealed record Customer(Account? Account, CustomerProfile? Profile, string? Contacts) : IDecider<Customer, CustomerCommand, CustomerEvent>
{
    /// <inheritdoc/>
    public static Customer Initial => new(null, null, null);

    /// <inheritdoc/>
    public static Decision<CustomerEvent> Decide(Customer customer, CustomerCommand command) => command switch
    {
        CustomerCommand.Register register => customer.Becomes(customer.Account ?? register.Account, register.Profile, register.Contacts),
        CustomerCommand.Mention mention   => customer.Becomes(customer.Account ?? mention.Account, customer.With(mention), mention.Contacts),
        _ => throw new UnreachableException(),
    };

    /// <inheritdoc/>
    public static Customer Evolve(Customer was, CustomerEvent happened) => happened switch
    {
        CustomerEvent.CustomerRegistered e => was with { Account = e.Account, Profile = e.Profile },
        CustomerEvent.CustomerChanged e    => was with { Profile = e.Profile },
        CustomerEvent.ContactsChanged e    => was with { Contacts = e.Contacts },
        _ => throw new UnreachableException(),
    };

    CustomerProfile With(CustomerCommand.Mention mention)
    {
        var known = Profile ?? CustomerProfile.Assumed;
        return known with { Kind = mention.Kind ?? known.Kind, Language = mention.Language ?? known.Language };
    }

    Decision<CustomerEvent> Becomes(Account account, CustomerProfile profile, string? contacts)
    {
        CustomerEvent[] profiled =
            Profile is null ? [new CustomerEvent.CustomerRegistered(account, profile)]
            : Profile != profile ? [new CustomerEvent.CustomerChanged(account, profile)]
            : [];
        CustomerEvent[] reached = contacts is not null && contacts != Contacts ? [new CustomerEvent.ContactsChanged(account, contacts)] : [];
        return Accept<CustomerEvent>([.. profiled, .. reached]);
    }
}
