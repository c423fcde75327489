using MassTransit;
using Recouvrement.Contracts.Invoicing;
using Recouvrement.Dunning.Cases;
using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.Policies;
using Recouvrement.Kernel.Identifiers;
using Recouvrement.Platform.Messaging;

namespace Recouvrement.Dunning.Debtors;

/// <summary>By which ways a debtor can be reached. Names and addresses are not kept here at all.</summary>
sealed class LearnReachWhenContactsChange(CaseInbox cases) : IConsumer<DebtorContactsChangedV1>
{
    public Task Consume(ConsumeContext<DebtorContactsChangedV1> context)
    {
        var heard = context.Message;
        return cases.Hear(
            context, nameof(LearnReachWhenContactsChange), heard.On, new Account(heard.Creditor, heard.CustomerNumber, heard.Debtor),
            new DunningEvent.ReachChanged(heard.Debtor, [.. heard.Contacts.Select(Reach), .. AtTheSeat(heard.Seat)], heard.Version));
    }

    static ContactReach Reach(DebtorContactV1 contact) => new(
        Spelling.Heard<ContactRole>(contact.Role),
        Email: EmailAddress.Parse(contact.Email) is not null,
        Post: IsPostal(contact.Address, contact.Postcode, contact.City, contact.Country),
        Phone: !string.IsNullOrWhiteSpace(contact.Phone),
        Mobile: MobileNumber.Parse(contact.Phone) is not null);

    // A letter reaches the legal representative at the registered seat, even where nobody is named.
    static IEnumerable<ContactReach> AtTheSeat(DebtorSeatV1? seat)
    {
        if (seat is not null && IsPostal(seat.Address, seat.Postcode, seat.City, seat.Country)) yield return new(ContactRole.LegalRepresentative, Email: false, Post: true, Phone: false);
    }

    // Within France a letter needs its postcode.
    static bool IsPostal(string[] address, string? postcode, string? city, string? country) =>
        address.Any(line => !string.IsNullOrWhiteSpace(line)) && !string.IsNullOrWhiteSpace(city) && (!string.IsNullOrWhiteSpace(country) && country != "FR" || !string.IsNullOrWhiteSpace(postcode));
}
