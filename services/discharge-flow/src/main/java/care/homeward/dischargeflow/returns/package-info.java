/**
 * The returns and measures of discharge: pure functions of {@link
 * care.homeward.dischargeflow.returns.Episode}s, and the editions in which their results are kept.
 *
 * <p>A correction never overwrites: computing a return again makes a new edition if the result is
 * another, and none if it is the same. A stock of people is averaged over days, never added up;
 * people who leave are added up. An edition is two files, of exact numbers and of rounded ones, in
 * which small numbers are hidden.
 *
 * <p>Read {@link care.homeward.dischargeflow.returns.Episode}, {@link
 * care.homeward.platform.core.London}, the measures {@link
 * care.homeward.dischargeflow.returns.DailyStock}, {@link
 * care.homeward.dischargeflow.returns.Remaining}, {@link
 * care.homeward.dischargeflow.returns.Destination}, {@link
 * care.homeward.dischargeflow.returns.ReadyDates}, {@link
 * care.homeward.dischargeflow.returns.MidnightReason}, {@link
 * care.homeward.dischargeflow.returns.Clocks} with {@link
 * care.homeward.dischargeflow.returns.PatientDays} and {@link
 * care.homeward.dischargeflow.returns.DelayedTransfers}, {@link
 * care.homeward.dischargeflow.returns.Rounding}, then the returns made of them, {@link
 * care.homeward.dischargeflow.returns.ReturnDesk}, {@link
 * care.homeward.dischargeflow.returns.ReturnApi} and {@link
 * care.homeward.dischargeflow.returns.ClockApi}.
 */
@NullMarked
package care.homeward.dischargeflow.returns;

import org.jspecify.annotations.NullMarked;
