using Recouvrement.Platform.Hosting;

namespace Recouvrement.Correspondence.Mail;

static class MailHosting
{
    /// <summary>The mail server, and the pace of each recipient domain.</summary>
    public static void AddMail(this ServiceHost service)
    {
        service.Services.Configure<SmtpOptions>(service.Configuration.GetSection("Smtp"));
        service.Services.Configure<PaceOptions>(service.Configuration.GetSection("Smtp:Pace"));
        service.Services.AddSingleton<MailServer>();
        service.Services.AddSingleton<MailCarrier>();
        service.Services.AddSingleton<DomainPaces>();
    }
}
