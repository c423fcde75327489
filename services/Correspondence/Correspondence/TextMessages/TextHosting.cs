using Recouvrement.Correspondence.Sending;
using Recouvrement.Platform.Hosting;

namespace Recouvrement.Correspondence.TextMessages;

/// <summary>All that sends text messages and follows them.</summary>
static class TextHosting
{
    public static void AddTextMessages(this ServiceHost service)
    {
        service.Services.Configure<TextOptions>(service.Configuration.GetSection("Sms"));
        service.Services.AddSingleton<TextProviders>();
        service.Services.AddSingleton<TextPreparation>();
        service.AddCarrier<TextCarrier>();
        service.AddDayWork<FollowTexts>();
    }
}
