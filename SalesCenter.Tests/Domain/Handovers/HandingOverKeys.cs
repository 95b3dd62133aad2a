using SalesCenter.Domain.Common;
using SalesCenter.Domain.Deals;
using SalesCenter.Domain.Handovers;
using static SalesCenter.Tests.Domain.Handovers.FiledDeal;

namespace SalesCenter.Tests.Domain.Handovers;

public sealed class HandingOverKeys
{
    private static readonly HandoverNotes Accepted = new(3, " 12.5 ", "880", "", [new("厨房漏水"), new(" 门锁松动 ")], IsAccepted: true, "");
    private static readonly HandoverNotes Refused = new(3, "", "", "", [new("墙面开裂")], IsAccepted: false, "墙面开裂未修");
    private readonly Deal deal = Filed();
    private readonly Handover handover;

    public HandingOverKeys() => handover = new Handover(deal);

    [Fact]
    public void Invites_as_often_as_needed_and_the_latest_holds()
    {
        Invite(Now.AddDays(14));
        Invite(Now.AddDays(20), InvitationWay.Phone);

        handover.Invitations.Select(invitation => (invitation.Number, invitation.Way, invitation.ById)).Should().Equal((1, InvitationWay.Letter, Clerk.Id), (2, InvitationWay.Phone, Clerk.Id));
        (handover.State, handover.AppointedAt).Should().Be((HandoverState.Invited, Now.AddDays(20)));
    }

    [Fact]
    public void Invites_nobody_before_the_contract_is_filed_nor_to_what_is_past()
    {
        var early = Contracted(out _);
        RefusalOf(() => new Handover(early).Invite(Now.AddDays(1), InvitationWay.Letter, Today, Clerk, early, Today, Now)).Should().Be("handover.not-filed");
        RefusalOf(() => Invite(Now)).Should().Be("handover.in-the-past");
        RefusalOf(() => handover.Invite(Now.AddDays(1), (InvitationWay)9, Today, Clerk, deal, Today, Now)).Should().Be("handover.sent-invalid");
        RefusalOf(() => handover.Invite(Now.AddDays(1), InvitationWay.Letter, Today.AddDays(1), Clerk, deal, Today, Now)).Should().Be("handover.sent-invalid");
        handover.Invitations.Should().BeEmpty();
    }

    [Fact]
    public void Is_seen_to_by_the_consultant_in_charge_a_supervisor_a_clerk_or_an_assistant_and_nobody_else()
    {
        foreach (var person in new[] { Consultant, Supervisor, Clerk, Assistant })
            RefusalOf(() => handover.Invite(Now.AddDays(1), InvitationWay.Letter, Today, person, deal, Today, Now)).Should().BeNull();
        foreach (var person in new[] { Colleague, Manager })
        {
            RefusalOf(() => handover.Invite(Now.AddDays(1), InvitationWay.Letter, Today, person, deal, Today, Now)).Should().Be("handover.not-theirs");
            RefusalOf(() => handover.Record(Accepted, person, deal, Paid(deal), Today, Now)).Should().Be("handover.not-theirs");
            RefusalOf(() => handover.MendDefect(1, Today, person, deal, Today, Now)).Should().Be("handover.not-theirs");
        }
    }

    [Fact]
    public void Keeps_what_was_given_and_read_and_found_wrong_and_happens_once()
    {
        Record(Accepted);

        handover.Records.Should().ContainSingle().Which.Should().BeEquivalentTo(new { Number = 1, Keys = 3, Water = "12.5", Electricity = "880", Gas = "", IsAccepted = true, ById = Clerk.Id, At = Now });
        handover.OpenDefects.Select(defect => (defect.Number, defect.Text, defect.FoundOn)).Should().Equal((1, "厨房漏水", Today), (2, "门锁松动", Today));
        (handover.State, handover.HandedOverAt).Should().Be((HandoverState.HandedOver, Now));
        RefusalOf(() => Record(Accepted)).Should().Be("handover.already-done");
        RefusalOf(() => Invite(Now.AddDays(1))).Should().Be("handover.already-done");
    }

    [Fact]
    public void Gives_no_keys_while_money_that_was_due_is_missing()
    {
        var loanDue = Plan.LoanExpectedOn!.Value;
        var ledger = Paid(deal);

        RefusalOf(() => handover.Record(Accepted, Clerk, deal, ledger, loanDue, Now)).Should().Be("handover.money-open");
        Handover.MoneyOpen(ledger, loanDue).Should().Be(Plan.Loan);
        Handover.MoneyOpen(ledger, loanDue.AddDays(-1)).Should().Be(Money.Zero);
        RefusalOf(() => handover.Record(Accepted, Clerk, deal, ledger, loanDue.AddDays(-1), Now)).Should().BeNull();
    }

    [Fact]
    public void Writes_a_refusal_with_its_defects_down_whatever_money_is_missing()
    {
        RefusalOf(() => handover.Record(Refused, Clerk, deal, Paid(deal), Plan.LoanExpectedOn!.Value, Now)).Should().BeNull();
        (handover.State, handover.OpenDefects.Count).Should().Be((HandoverState.Refused, 1));
    }

    [Fact]
    public void A_buyer_who_refuses_is_invited_again_and_what_they_found_stays()
    {
        Invite(Now.AddDays(14));
        Record(Refused);

        (handover.State, handover.AppointedAt, handover.HandedOverAt).Should().Be((HandoverState.Refused, (DateTime?)null, (DateTime?)null));
        handover.Records[0].Keys.Should().Be(0, "nobody who refuses gets keys");
        RefusalOf(() => Record(Accepted)).Should().Be("handover.invite-again");
        Invite(Now.AddDays(20));
        Record(Accepted);
        handover.State.Should().Be(HandoverState.HandedOver);
        handover.Defects.Select(defect => defect.Number).Should().Equal(1, 2, 3);
    }

    [Theory]
    [InlineData(0, "", "漏水", true, "", "handover.keys")]
    [InlineData(21, "", "漏水", true, "", "handover.keys")]
    [InlineData(0, "", "漏水", false, "渗水", null)]
    [InlineData(1, "1234567890123456789012345678901", "漏水", true, "", "handover.reading-too-long")]
    [InlineData(1, "", " ", true, "", "handover.defect-invalid")]
    [InlineData(1, "", "漏水", false, " ", "handover.reason-missing")]
    [InlineData(20, "123456789012345678901234567890", "漏水", true, "", null)]
    public void Refuses_what_cannot_be(int keys, string water, string defect, bool accepted, string remark, string? refusal) =>
        RefusalOf(() => Record(new HandoverNotes(keys, water, "", "", [new(defect)], accepted, remark))).Should().Be(refusal);

    [Fact]
    public void Keeps_fifty_defects_of_two_hundred_characters_and_no_more()
    {
        RefusalOf(() => Record(Accepted with { Defects = [new(new string('漏', 201))] })).Should().Be("handover.defect-invalid");
        RefusalOf(() => Record(Accepted with { Remark = new string('备', 201) })).Should().Be("handover.reason-missing");
        RefusalOf(() => Record(Accepted with { Defects = [.. Enumerable.Repeat(new FoundDefect("漏水"), 51)] })).Should().Be("handover.too-many-defects");
        RefusalOf(() => Record(Accepted with { Defects = [.. Enumerable.Repeat(new FoundDefect(new string('漏', 200)), 50)] })).Should().BeNull();
        handover.Defects.Should().HaveCount(50);
    }

    [Fact]
    public void A_defect_is_mended_once_between_the_day_it_was_found_and_today()
    {
        Record(Accepted);

        RefusalOf(() => Mend(3, Today)).Should().Be("handover.unknown-defect");
        RefusalOf(() => Mend(1, Today.AddDays(-1))).Should().Be("handover.mended-invalid");
        RefusalOf(() => Mend(1, Today.AddDays(1))).Should().Be("handover.mended-invalid");
        Mend(1, Today);
        RefusalOf(() => Mend(1, Today)).Should().Be("handover.already-mended");
        handover.OpenDefects.Should().ContainSingle().Which.Number.Should().Be(2);
    }

    [Fact]
    public void Reminds_the_day_before_and_on_the_day_once_each()
    {
        Invite(Now.AddDays(3));

        Enumerable.Range(0, 6).Where(day => handover.Remind(Today.AddDays(day), Settings.Calendar)).Should().Equal(2, 3);
        handover.Remind(Today.AddDays(3), Settings.Calendar).Should().BeFalse("they know it for today");
    }

    [Fact]
    public void Reminds_of_defects_that_are_open_for_fifteen_days_every_fifteen_days()
    {
        Record(Accepted);
        Mend(2, Today);

        Enumerable.Range(0, 46).Where(day => handover.RemindOfDefects(Today.AddDays(day)) == 1).Should().Equal(15, 30, 45);
        handover.MendDefect(1, Today.AddDays(46), Consultant, deal, Today.AddDays(46), Now);
        handover.RemindOfDefects(Today.AddDays(60)).Should().Be(0);
    }

    private void Invite(DateTime at, InvitationWay way = InvitationWay.Letter) => handover.Invite(at, way, Today, Clerk, deal, Today, Now);

    private void Record(HandoverNotes notes) => handover.Record(notes, Clerk, deal, Paid(deal), Today, Now);

    private void Mend(int number, DateOnly on) => handover.MendDefect(number, on, Consultant, deal, Today, Now);
}
