export {
  createNotificationSender,
  type NotificationSenderOptions,
  type ResolvedAddress,
} from "./notification-sender.js";
export { peerCertificate } from "./peer-certificate.js";
export { toNodeListener, type NodeListener } from "./node-listener.js";
