export { createNotificationSender, type NotificationSenderOptions } from "./notification-sender.js";
export type { ResolvedAddress } from "./notification-target.js";
export { peerCertificate } from "./peer-certificate.js";
export { toNodeListener, type NodeListener, type NodeListenerOptions } from "./node-listener.js";
