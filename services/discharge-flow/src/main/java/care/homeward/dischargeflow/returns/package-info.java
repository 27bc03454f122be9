/**
 * The returns and measures of discharge: pure functions of {@link
 * care.homeward.dischargeflow.returns.Episode}s, and the editions in which their results are kept.
 *
 * <p>A correction never overwrites: computing a return again makes a new edition if the result is
 * another, and none if it is the same. A stock of people is averaged over days, never added up;
 * people who leave are added up.
 *
 * <p>Read {@link care.homeward.dischargeflow.returns.Episode}, {@link
 * care.homeward.dischargeflow.returns.London}, the measures {@link
 * care.homeward.dischargeflow.returns.DailyStock}, {@link
 * care.homeward.dischargeflow.returns.Remaining}, {@link
 * care.homeward.dischargeflow.returns.Destination}, {@link
 * care.homeward.dischargeflow.returns.ReadyDates}, {@link
 * care.homeward.dischargeflow.returns.MidnightReason}, {@link
 * care.homeward.dischargeflow.returns.Clocks} and {@link
 * care.homeward.dischargeflow.returns.DelayedTransfers}, then the returns made of them, {@link
 * care.homeward.dischargeflow.returns.ReturnDesk} and {@link
 * care.homeward.dischargeflow.returns.ReturnApi}.
 */
@NullMarked
package care.homeward.dischargeflow.returns;

import org.jspecify.annotations.NullMarked;
